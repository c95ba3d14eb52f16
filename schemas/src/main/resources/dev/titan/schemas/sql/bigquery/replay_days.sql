-- The partitions that a replay has to touch, for the next statements as constants: see round_days.sql.

SELECT
  changed.first_day AS changed_from,
  changed.last_day AS changed_to,
  contents.first_time AS contents_from,
  written.first_day AS written_from,
  written.last_day AS written_to,
  touched.first_day AS touched_from,
  touched.last_day AS touched_to,
  CASE
    WHEN touched.undated > 0 THEN DATE '0001-01-01'
    ELSE LEAST(
      DATE_SUB(touched.first_day, INTERVAL 1 DAY), COALESCE(early.first_day, touched.first_day))
  END AS summed_from
FROM (
  SELECT MIN(f.ingestion_date) AS first_day, MAX(f.ingestion_date) AS last_day
  FROM former_heads AS f
  JOIN replay_keys AS k ON k.event_key = f.event_key
  WHERE k.change IN ('CHANGED', 'RESTATED', 'GONE')
) AS changed
CROSS JOIN (SELECT MIN(received_at) AS first_time FROM former_contents) AS contents
CROSS JOIN (
  SELECT MIN(ingestion_date) AS first_day, MAX(ingestion_date) AS last_day FROM written_lines
) AS written
CROSS JOIN (
  SELECT
    MIN(event_date) AS first_day, MAX(event_date) AS last_day, COUNTIF(event_date IS NULL) AS undated
  FROM summed_dates
) AS touched
CROSS JOIN (
  SELECT MIN(e.ingestion_date) AS first_day
  FROM ${early_events} AS e
  WHERE e.event_date IN (SELECT event_date FROM summed_dates)
) AS early;
