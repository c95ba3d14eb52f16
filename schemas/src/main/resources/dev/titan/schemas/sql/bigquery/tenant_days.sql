-- The partitions that hold anything of the tenant, as constants for what removes it.

SELECT
  entries.first_day AS changed_from,
  entries.last_day AS changed_to,
  objects.first_day AS raw_from,
  objects.last_day AS raw_to,
  contents.first_time AS contents_from
FROM (SELECT MIN(ingestion_date) AS first_day, MAX(ingestion_date) AS last_day FROM ledger) AS entries
CROSS JOIN (
  SELECT MIN(ingestion_date) AS first_day, MAX(ingestion_date) AS last_day FROM raw_ingest
) AS objects
CROSS JOIN (SELECT MIN(received_at) AS first_time FROM ledger_contents) AS contents;
