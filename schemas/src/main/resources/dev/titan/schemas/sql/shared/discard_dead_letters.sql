-- A person ends the wait of some letters. ${where} narrows them; those that do not wait stay as they
-- are.

UPDATE ${dead_letters:dead_letters} AS dead_letters
SET status = 'DISCARDED', resolution = ?, resolved_at = ?, resolved_by = ?
${where};
