-- The contents that the raw store must hold.

SELECT DISTINCT stored FROM ${raw_ingest:raw_ingest} AS r
WHERE ${object_days:TRUE} AND stored IS NOT NULL;
