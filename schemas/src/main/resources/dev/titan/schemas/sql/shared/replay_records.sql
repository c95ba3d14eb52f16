-- What became of each record of a round that was not held.

INSERT INTO replay_records (input, ordinal, event_key, outcome)
SELECT i.replayed_input, o.ordinal, o.event_key, o.outcome
FROM (
  SELECT input, ordinal, key_base AS event_key, 1 AS outcome
  FROM staged_entries
  WHERE line = 1 AND key_base NOT IN (SELECT key_base FROM not_fast_keys)
  UNION ALL
  SELECT input, ordinal, key_base, 3
  FROM staged_entries
  WHERE line = 1 AND key_base IN (SELECT key_base FROM known_events WHERE plain)
  UNION ALL
  SELECT
    input, ordinal, event_key,
    CASE outcome WHEN 'WRITTEN' THEN 1 WHEN 'UPDATED' THEN 2 ELSE 3 END
  FROM judged_events
) AS o
JOIN replay_inputs AS i ON i.input = o.input;
