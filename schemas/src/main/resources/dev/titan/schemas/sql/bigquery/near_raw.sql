-- What is known of the round's raw objects. A message is delivered again within the time for which its
-- subscription keeps it, so a round of messages looks back that far; one of files, as far as
-- partitions last. An object that comes back after that has lost its row anyway.

CREATE OR REPLACE TEMP TABLE raw_ingest AS
SELECT raw_id, run_id, gone_at
FROM ${raw_ingest}
WHERE ingestion_date BETWEEN @raw_from AND @raw_to
  AND raw_id IN (SELECT raw_id FROM run_inputs);
