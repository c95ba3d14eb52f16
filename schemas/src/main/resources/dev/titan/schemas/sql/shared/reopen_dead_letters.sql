-- Letters that a person has discarded wait again. ${where} narrows them.

UPDATE ${dead_letters:dead_letters} AS dead_letters
SET status = 'OPEN', resolution = NULL, resolved_at = NULL, resolved_by = NULL
${where};
