-- The deliveries that a replay repeats, numbered in the order in which they took effect, and so the
-- runs that they came in.

CREATE OR REPLACE TEMP TABLE replay_inputs AS
SELECT
  i.input AS replayed_input,
  d.raw_id, d.run_id, d.received_at,
  DENSE_RANK() OVER (ORDER BY d.committed_at, d.run_id) AS run_number,
  ROW_NUMBER() OVER (ORDER BY d.committed_at, d.run_id, d.input) AS input
FROM run_inputs AS i
JOIN raw_deliveries AS d ON d.raw_id = i.raw_id
WHERE d.effective OR d.run_id IN (SELECT run_id FROM whole_runs);
