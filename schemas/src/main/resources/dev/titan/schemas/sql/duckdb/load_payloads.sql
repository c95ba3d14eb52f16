-- ${files} stands for a list of quoted paths.
-- Columns are those of dev.titan.schemas.run.StagedTable.

UPDATE run_inputs
SET payload = p.payload
FROM read_parquet(${files}) AS p
WHERE p.input = run_inputs.input;
