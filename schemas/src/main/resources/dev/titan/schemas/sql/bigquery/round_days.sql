-- The partitions that the round has to touch, for the next statements as constants. NULL means that
-- there is nothing to do, which is what BETWEEN NULL AND NULL does.
-- summed_from: the sums of a day need all its entries. Those that are not early stand in the partition
-- of the day before or later; where they are early, their days are known. Sums over entries without a
-- date need all partitions.

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
  SELECT MIN(ingestion_date) AS first_day, MAX(ingestion_date) AS last_day
  FROM judged_keys
  WHERE known
) AS changed
CROSS JOIN (
  SELECT MIN(received_at) AS first_time
  FROM (
    SELECT received_at FROM ledger_contents
    UNION ALL
    SELECT received_at FROM slow_heads
    UNION ALL
    SELECT received_at FROM judged_events
  ) AS contents
) AS contents
CROSS JOIN (
  SELECT MIN(ingestion_date) AS first_day, MAX(ingestion_date) AS last_day FROM written_lines
) AS written
CROSS JOIN (
  SELECT
    MIN(event_date) AS first_day, MAX(event_date) AS last_day, COUNTIF(event_date IS NULL) AS undated
  FROM (
    SELECT event_date FROM written_lines WHERE summed
    UNION ALL
    SELECT event_date FROM touched_groups
  ) AS days
) AS touched
CROSS JOIN (
  SELECT MIN(e.ingestion_date) AS first_day
  FROM ${early_events} AS e
  WHERE e.event_date IN (
    SELECT event_date FROM written_lines WHERE summed
    UNION ALL
    SELECT event_date FROM touched_groups)
) AS early;
