-- The runs to be judged in order, each with the latest run before it that had an event of the same
-- key. Runs without a common key can be judged together.

SELECT run_number, MAX(previous) AS previous
FROM (
  SELECT
    run_number,
    COALESCE(LAG(run_number) OVER (PARTITION BY key_base ORDER BY run_number), 0) AS previous
  FROM (
    SELECT DISTINCT i.run_number, e.key_base
    FROM staged_entries AS e
    JOIN replay_inputs AS i ON i.replayed_input = e.input
    WHERE e.line = 1
  ) AS run_keys
) AS meetings
GROUP BY run_number
ORDER BY run_number;
