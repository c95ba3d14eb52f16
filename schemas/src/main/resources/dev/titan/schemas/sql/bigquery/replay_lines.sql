-- Which days a replay writes, and of which it changes the sums, before it writes any.

CREATE OR REPLACE TEMP TABLE written_lines AS
SELECT
  SUBSTR(n.event_key, 1, 32) AS key_base,
  COALESCE(f.ingestion_date, n.ingestion_date) AS ingestion_date,
  n.event_date,
  n.kind = 'STREAM' AND n.status = 'POSTED' AS summed
FROM rebuilt_ledger AS n
JOIN replay_keys AS k ON k.event_key = n.event_key
LEFT JOIN former_heads AS f ON f.event_key = n.event_key
WHERE k.change IN ('ADDED', 'CHANGED', 'RESTATED');

CREATE OR REPLACE TEMP TABLE summed_dates AS
SELECT event_date FROM written_lines WHERE summed
UNION ALL
SELECT f.event_date
FROM former_ledger AS f
JOIN replay_keys AS k ON k.event_key = f.event_key
WHERE k.change IN ('CHANGED', 'RESTATED', 'GONE')
  AND f.kind = 'STREAM'
  AND f.status = 'POSTED';
