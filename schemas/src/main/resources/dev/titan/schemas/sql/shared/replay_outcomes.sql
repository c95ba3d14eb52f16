-- What became of the replayed records, counted over the staged rows: a record of an event that is
-- what it was is a duplicate, and one that began an event anew has updated the one that was there.
-- A record that was delivered more than once counts with the most that it did.

CREATE OR REPLACE TEMP TABLE run_outcomes AS
SELECT input, outcome, '' AS code, COUNT(*) AS records
FROM (
  SELECT
    r.input,
    CASE
      WHEN r.outcome = 3 OR k.change IN ('SAME', 'HISTORY', 'RESTATED', 'KEPT') THEN 'DUPLICATE'
      WHEN r.outcome = 2 OR k.change = 'CHANGED' THEN 'UPDATED'
      ELSE 'WRITTEN'
    END AS outcome
  FROM (
    SELECT input, ordinal, event_key, MIN(outcome) AS outcome
    FROM replay_records
    GROUP BY input, ordinal, event_key
  ) AS r
  LEFT JOIN replay_keys AS k ON k.event_key = r.event_key
) AS records
GROUP BY input, outcome
UNION ALL
SELECT input, 'DEAD_LETTERED', reason, COUNT(*) FROM staged_dead GROUP BY input, reason
UNION ALL
SELECT input, 'IGNORED', code, COUNT(*) FROM staged_ignored GROUP BY input, code;

CREATE OR REPLACE TEMP TABLE run_lines AS
SELECT i.input, COUNT(*) AS entries
FROM ${ledger:ledger} AS l
JOIN run_inputs AS i ON i.raw_id = l.raw_id
WHERE ${written_days:TRUE}
  AND l.run_id = (SELECT run_id FROM this_run)
GROUP BY i.input;

-- All that is still asked of accepted records is where they stand.
CREATE OR REPLACE TEMP TABLE staged_entries AS
SELECT DISTINCT input, ordinal FROM replay_records;
