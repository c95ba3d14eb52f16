-- The raw objects whose bytes were removed.

SELECT raw_id FROM raw_ingest WHERE gone_at IS NOT NULL;
