-- The contents that the raw store must hold.

SELECT DISTINCT stored FROM raw_ingest WHERE stored IS NOT NULL;
