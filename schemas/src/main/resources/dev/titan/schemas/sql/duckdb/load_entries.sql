-- ${files} stands for a list of quoted paths, ${longest} for the size of the largest of them: no
-- row can be longer, and a record at the limit must not fail the load.
-- parallel=false: one file is read by one thread from its start to its end, several files at once.
-- Split inside a file, a reader would have to guess whether it starts within a quoted text, and the
-- text of a record may look like rows.
-- Separator and quote are those of dev.titan.schemas.run.StagedText.
-- allow_quoted_nulls=false: only an empty cell without quotes is NULL.

INSERT INTO staged_entries
SELECT
  context, input, ordinal, line, key_base, event_id, source_hash, location_id, category, status,
  make_timestamp(event_time_us) AS event_time,
  DATE '1970-01-01' + event_day AS event_date,
  make_timestamp(updated_at_us) AS updated_at,
  amount, currency, quantity, unit, description, counterparty, reference, attributes, content_hash
FROM read_csv(${files},
  columns = {
    'context': 'INTEGER', 'input': 'INTEGER', 'ordinal': 'BIGINT', 'line': 'INTEGER',
    'key_base': 'VARCHAR', 'event_id': 'VARCHAR', 'source_hash': 'VARCHAR',
    'location_id': 'VARCHAR', 'category': 'VARCHAR', 'status': 'VARCHAR',
    'event_time_us': 'BIGINT', 'event_day': 'INTEGER', 'updated_at_us': 'BIGINT',
    'amount': 'DECIMAL(38,9)', 'currency': 'VARCHAR', 'quantity': 'DECIMAL(38,9)',
    'unit': 'VARCHAR', 'description': 'VARCHAR', 'counterparty': 'VARCHAR',
    'reference': 'VARCHAR', 'attributes': 'VARCHAR', 'content_hash': 'VARCHAR'},
  auto_detect = false, header = false, delim = E'\x1f', quote = E'\x1e', escape = E'\x1e',
  new_line = '\n',
  nullstr = '', allow_quoted_nulls = false, max_line_size = ${longest}, parallel = false);
