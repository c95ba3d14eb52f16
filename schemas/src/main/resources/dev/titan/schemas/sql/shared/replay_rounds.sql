-- In which round each run's records of one key are judged. A round must not hold one key from two
-- runs, so that judging it is judging its runs one after the other; but what is judged in a round
-- need not be all of a run. So the second run with a key has it judged in the second round, however
-- many runs there are in between.
-- Runs in which something is held are judged as a whole, between what came before and after them
-- (segments): what was delivered together decides there.

CREATE OR REPLACE TEMP TABLE replay_segments AS
SELECT
  run_number,
  2 * SUM(alone) OVER (ORDER BY run_number ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    - alone AS segment
FROM (
  SELECT
    run_number,
    MAX(CASE WHEN run_id IN (SELECT run_id FROM whole_runs) THEN 1 ELSE 0 END) AS alone
  FROM replay_inputs
  GROUP BY run_number
) AS runs;

CREATE OR REPLACE TEMP TABLE replay_key_rounds AS
SELECT
  key_base,
  run_number,
  DENSE_RANK() OVER (ORDER BY segment, layer) AS round,
  segment
FROM (
  SELECT
    k.key_base,
    k.run_number,
    s.segment,
    ROW_NUMBER() OVER (PARTITION BY k.key_base, s.segment ORDER BY k.run_number) AS layer
  FROM (
    SELECT DISTINCT e.key_base, i.run_number
    FROM staged_entries AS e
    JOIN replay_inputs AS i ON i.replayed_input = e.input
    WHERE e.line = 1
  ) AS k
  JOIN replay_segments AS s ON s.run_number = k.run_number
) AS layers;

-- Keys that are judged in more than one round: their entries are asked for again.
CREATE OR REPLACE TEMP TABLE lasting_keys AS
SELECT key_base, MAX(round) AS last_round
FROM replay_key_rounds
GROUP BY key_base
HAVING COUNT(*) > 1;
