-- The days whose sums are made anew, and the partitions that hold their entries: see round_days.sql.

SELECT
  touched.first_day AS touched_from,
  touched.last_day AS touched_to,
  CASE
    WHEN touched.undated > 0 THEN DATE '0001-01-01'
    ELSE LEAST(
      DATE_SUB(touched.first_day, INTERVAL 1 DAY), COALESCE(early.first_day, touched.first_day))
  END AS summed_from
FROM (
  SELECT
    MIN(event_date) AS first_day, MAX(event_date) AS last_day, COUNTIF(event_date IS NULL) AS undated
  FROM touched_groups
) AS touched
CROSS JOIN (
  SELECT MIN(e.ingestion_date) AS first_day
  FROM ${early_events} AS e
  WHERE e.event_date IN (SELECT event_date FROM touched_groups)
) AS early;
