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
