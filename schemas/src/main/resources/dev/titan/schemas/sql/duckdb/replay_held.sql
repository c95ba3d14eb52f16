-- Held is what was held at every delivery.

INSERT INTO staged_dead
SELECT h.* EXCLUDE (run_id, replayed_input) REPLACE (h.replayed_input AS input)
FROM replay_held AS h
LEFT JOIN replay_records AS r ON r.input = h.replayed_input AND r.ordinal = h.ordinal
WHERE r.input IS NULL
QUALIFY
  ROW_NUMBER() OVER (PARTITION BY h.replayed_input, h.ordinal ORDER BY h.input DESC) = 1;
