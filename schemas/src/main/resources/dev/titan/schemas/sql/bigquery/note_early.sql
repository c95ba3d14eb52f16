-- From now on these are far keys, until for ever: a few, since only bookings and the like come early.
INSERT INTO ${early_events} (key_base, event_date, ingestion_date)
SELECT DISTINCT l.key_base, l.event_date, l.ingestion_date
FROM written_lines AS l
LEFT JOIN ${early_events} AS e
  ON e.key_base = l.key_base
  AND e.event_date = l.event_date
  AND e.ingestion_date = l.ingestion_date
WHERE l.event_date > DATE_ADD(l.ingestion_date, INTERVAL 1 DAY)
  AND e.key_base IS NULL;
