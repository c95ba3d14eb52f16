-- Which days the round writes, before it writes any.

CREATE OR REPLACE TEMP TABLE written_lines AS
SELECT
  e.key_base,
  COALESCE(w.ingestion_date, CAST(i.received_at AS DATE)) AS ingestion_date,
  e.event_date,
  c.kind = 'STREAM' AND e.status = 'POSTED' AS summed
FROM staged_entries AS e
JOIN run_contexts AS c ON c.context = e.context
JOIN run_inputs AS i ON i.input = e.input
LEFT JOIN winners AS w ON w.input = e.input AND w.ordinal = e.ordinal
WHERE w.input IS NOT NULL OR e.key_base NOT IN (SELECT key_base FROM not_fast_keys);

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
