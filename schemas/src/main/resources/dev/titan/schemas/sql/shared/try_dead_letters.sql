-- A person has tried to mend some letters in vain. ${where} narrows them.

UPDATE ${dead_letters:dead_letters} AS dead_letters
SET tries = tries + 1
${where};
