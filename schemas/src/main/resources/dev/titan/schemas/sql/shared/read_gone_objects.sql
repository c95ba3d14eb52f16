-- The raw objects whose bytes were removed.

SELECT raw_id FROM ${raw_ingest:raw_ingest} AS r
WHERE ${object_days:TRUE} AND gone_at IS NOT NULL;
