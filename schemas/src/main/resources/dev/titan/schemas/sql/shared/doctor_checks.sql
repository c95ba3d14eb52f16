-- What must be true of a warehouse at rest. One row per rule, with the number of places that break
-- it. No commit can break any of them; a change by hand or a damaged disk can.

SELECT rule, broken
FROM (
  SELECT 1 AS place, 'each line of an event stands in the ledger once' AS rule, COUNT(*) AS broken
  FROM (SELECT event_key FROM ledger GROUP BY event_key, line HAVING COUNT(*) > 1) AS twice

  UNION ALL
  SELECT 2, 'the lines of an event are numbered 1, 2, 3 and share one content', COUNT(*)
  FROM (
    SELECT event_key
    FROM ledger
    GROUP BY event_key
    HAVING MIN(line) <> 1 OR MAX(line) <> COUNT(DISTINCT line)
      OR MIN(content_hash) <> MAX(content_hash) OR MIN(run_id) <> MAX(run_id)
  ) AS torn

  UNION ALL
  SELECT 3, 'an amount always has a currency', COUNT(*)
  FROM ledger
  WHERE amount IS NOT NULL AND currency IS NULL

  UNION ALL
  SELECT 4, 'each ledger entry was written by a committed run', COUNT(*)
  FROM ledger
  WHERE run_id NOT IN (SELECT run_id FROM checkpoints)

  UNION ALL
  SELECT 5, 'each ledger entry leads back to what was received', COUNT(*)
  FROM ledger
  WHERE raw_id NOT IN (SELECT raw_id FROM raw_ingest)

  UNION ALL
  SELECT 6, 'each dead letter is there once', COUNT(*)
  FROM (
    SELECT dead_letter_id FROM dead_letters GROUP BY dead_letter_id HAVING COUNT(*) > 1
  ) AS twice

  UNION ALL
  SELECT 7, 'each dead letter leads back to what was received', COUNT(*)
  FROM dead_letters
  WHERE raw_id NOT IN (SELECT raw_id FROM raw_ingest)

  UNION ALL
  SELECT 8, 'each raw object is there once', COUNT(*)
  FROM (SELECT raw_id FROM raw_ingest GROUP BY raw_id HAVING COUNT(*) > 1) AS twice

  UNION ALL
  SELECT 9, 'each run is committed once', COUNT(*)
  FROM (SELECT run_id FROM checkpoints GROUP BY run_id HAVING COUNT(*) > 1) AS twice

  UNION ALL
  SELECT 10, 'the books of each input balance', COUNT(*)
  FROM checkpoint_inputs
  WHERE read <> written + updated + duplicate + dead_lettered + ignored

  UNION ALL
  SELECT 11, 'the books of each run are the sums of its inputs', COUNT(*)
  FROM checkpoints AS c
  LEFT JOIN (
    SELECT
      run_id, SUM(read) AS read, SUM(written) AS written, SUM(updated) AS updated,
      SUM(duplicate) AS duplicate, SUM(dead_lettered) AS dead_lettered, SUM(ignored) AS ignored
    FROM checkpoint_inputs
    GROUP BY run_id
  ) AS i ON i.run_id = c.run_id
  WHERE c.gone_at IS NULL -- else retention has removed its inputs
    AND (c.read <> COALESCE(i.read, 0)
      OR c.written <> COALESCE(i.written, 0)
      OR c.updated <> COALESCE(i.updated, 0)
      OR c.duplicate <> COALESCE(i.duplicate, 0)
      OR c.dead_lettered <> COALESCE(i.dead_lettered, 0)
      OR c.ignored <> COALESCE(i.ignored, 0))

  UNION ALL
  SELECT 12, 'dead and ignored records are counted by code', COUNT(*)
  FROM checkpoint_inputs AS c
  LEFT JOIN (
    SELECT run_id, input, SUM(records) AS records
    FROM checkpoint_reasons
    GROUP BY run_id, input
  ) AS r ON r.run_id = c.run_id AND r.input = c.input
  WHERE c.dead_lettered + c.ignored <> COALESCE(r.records, 0)

  UNION ALL
  SELECT 13, 'each discarded letter says why, when and by whom, and no open one does', COUNT(*)
  FROM dead_letters
  WHERE (status = 'DISCARDED'
      AND (resolution IS NULL OR resolved_at IS NULL OR resolved_by IS NULL))
    OR (status = 'OPEN'
      AND (resolution IS NOT NULL OR resolved_at IS NOT NULL OR resolved_by IS NOT NULL))
) AS rules
ORDER BY place;
