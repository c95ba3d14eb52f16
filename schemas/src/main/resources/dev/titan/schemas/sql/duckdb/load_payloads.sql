-- ${files} stands for a list of quoted paths; a folder named a=b in them is no column.
-- Columns are those of dev.titan.schemas.run.StagedTable.

UPDATE run_inputs
SET payload = p.payload
FROM read_parquet(${files}, hive_partitioning = false) AS p
WHERE p.input = run_inputs.input;
