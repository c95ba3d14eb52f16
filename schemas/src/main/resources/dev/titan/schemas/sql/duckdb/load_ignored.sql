-- ${files} stands for a list of quoted paths; a folder named a=b in them is no column.
-- Columns are those of dev.titan.schemas.run.StagedTable.

INSERT INTO staged_ignored
SELECT input, ordinal, code
FROM read_parquet(${files}, hive_partitioning = false);
