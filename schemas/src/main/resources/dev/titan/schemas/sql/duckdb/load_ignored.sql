-- ${files} stands for a list of quoted paths, ${longest} for the size of the largest of them: no
-- row can be longer, and a record at the limit must not fail the load.
-- parallel=false: one file is read by one thread from its start to its end, several files at once.
-- Split inside a file, a reader would have to guess whether it starts within a quoted text, and the
-- text of a record may look like rows.
-- Separator and quote are those of dev.titan.schemas.run.StagedText.
-- allow_quoted_nulls=false: only an empty cell without quotes is NULL.

INSERT INTO staged_ignored
SELECT input, ordinal, code
FROM read_csv(${files},
  columns = {'input': 'INTEGER', 'ordinal': 'BIGINT', 'code': 'VARCHAR'},
  auto_detect = false, header = false, delim = E'\x1f', quote = E'\x1e', escape = E'\x1e',
  new_line = '\n',
  nullstr = '', allow_quoted_nulls = false, max_line_size = ${longest}, parallel = false);
