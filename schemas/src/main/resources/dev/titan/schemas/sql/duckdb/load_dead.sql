-- ${files} stands for a list of quoted paths; a folder named a=b in them is no column.
-- Columns are those of dev.titan.schemas.run.StagedTable.

INSERT INTO staged_dead
SELECT
  input, ordinal, context, stage, reason, field, detail, part, record_line, byte_length,
  record_hash, shape, payload,
  record_hash
FROM read_parquet(${files}, hive_partitioning = false);
