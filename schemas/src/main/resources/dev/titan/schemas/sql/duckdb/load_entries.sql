-- ${files} stands for a list of quoted paths; a folder named a=b in them is no column.
-- Entries are not loaded: a view reads of the files, each time, the columns that a statement asks
-- for. Most statements ask for a few narrow ones, and one for all, so nothing large is ever held in
-- memory or spilled to disk.
-- Columns are those of dev.titan.schemas.run.StagedTable.

DROP TABLE temp.staged_entries;

CREATE TEMP VIEW staged_entries AS
SELECT
  context, input, ordinal, line, key_base, event_id, source_hash, location_id, category, status,
  event_time, event_date, updated_at, amount, currency, quantity, unit, description, counterparty,
  reference, attributes, content_hash
FROM read_parquet(${files}, hive_partitioning = false);
