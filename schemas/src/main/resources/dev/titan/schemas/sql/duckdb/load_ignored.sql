-- ${files} stands for a list of quoted paths.
-- Columns are those of dev.titan.schemas.run.StagedTable.

INSERT INTO staged_ignored
SELECT input, ordinal, code
FROM read_parquet(${files});
