-- Runs in which the replay would hold something, though not all that came in them was repeated.

INSERT INTO whole_runs (run_id)
SELECT DISTINCT h.run_id
FROM replay_held AS h
JOIN raw_deliveries AS d ON d.run_id = h.run_id
WHERE NOT d.effective
  AND d.raw_id IN (SELECT raw_id FROM run_inputs)
  AND h.run_id NOT IN (SELECT run_id FROM whole_runs);
