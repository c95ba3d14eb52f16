-- What pruning cannot promise, proved: each line stands in the ledger once. Reads three columns of
-- every partition (some 60 bytes a row), so once a day or week, not at each round. The answer names the
-- raw objects to replay.

SELECT
  event_key, line, COUNT(*) AS copies, MIN(ingestion_date) AS first_day,
  MAX(ingestion_date) AS last_day, MIN(raw_id) AS one_raw_id, MAX(raw_id) AS other_raw_id
FROM ${ledger}
WHERE ingestion_date >= DATE '0001-01-01'
GROUP BY event_key, line
HAVING COUNT(*) > 1
ORDER BY event_key, line;
