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

  UNION ALL
  SELECT 14, 'the lines of an event share tenant, place, origin and revision', COUNT(*)
  FROM (
    SELECT event_key
    FROM ledger
    GROUP BY event_key
    HAVING MIN(tenant_id) <> MAX(tenant_id) OR MIN(location_id) <> MAX(location_id)
      OR MIN(raw_id) <> MAX(raw_id) OR MIN(ordinal) <> MAX(ordinal)
      OR MIN(revision) <> MAX(revision)
  ) AS torn

  UNION ALL
  SELECT 15, 'each entry and letter is of the tenant who sent what it was read from', COUNT(*)
  FROM (
    SELECT l.raw_id
    FROM ledger AS l
    JOIN raw_ingest AS r ON r.raw_id = l.raw_id
    WHERE r.tenant_id <> l.tenant_id
    UNION ALL
    SELECT d.raw_id
    FROM dead_letters AS d
    JOIN raw_ingest AS r ON r.raw_id = d.raw_id
    WHERE r.tenant_id <> d.tenant_id
  ) AS strangers

  UNION ALL
  SELECT 16, 'each entry has a category, a kind and a status that Titan knows', COUNT(*)
  FROM ledger
  WHERE category NOT IN (
      'SALE', 'REFUND', 'PAYMENT', 'PAYOUT', 'FEE', 'EXPENSE', 'PURCHASE', 'INVENTORY', 'WASTAGE',
      'LABOR', 'CUSTOMER', 'VENDOR', 'MENU', 'RESERVATION', 'LOYALTY', 'MARKETING', 'FEEDBACK',
      'OPERATIONS')
    OR kind NOT IN ('STREAM', 'STATE')
    OR status NOT IN ('POSTED', 'PENDING', 'VOID')

  UNION ALL
  SELECT 17, 'an entry stays on the day on which its event was first received', COUNT(*)
  FROM ledger
  WHERE ingestion_date <> CAST(first_received_at AS DATE) OR revision < 1

  UNION ALL
  SELECT 18, 'each content that is remembered is there once', COUNT(*)
  FROM (
    SELECT event_key
    FROM ledger_contents
    GROUP BY event_key, content_hash
    HAVING COUNT(*) > 1
  ) AS twice

  UNION ALL
  SELECT 19, 'the content of an entry is among those remembered of its event', COUNT(*)
  FROM ledger AS l
  WHERE l.line = 1
    AND EXISTS (SELECT 1 FROM ledger_contents AS c WHERE c.event_key = l.event_key)
    AND NOT EXISTS (
      SELECT 1
      FROM ledger_contents AS c
      WHERE c.event_key = l.event_key AND c.content_hash = l.content_hash)

  UNION ALL
  SELECT 20, 'each content that is remembered leads back to what was received', COUNT(*)
  FROM ledger_contents
  WHERE raw_id NOT IN (SELECT raw_id FROM raw_ingest)

  UNION ALL
  SELECT 21, 'each input of a run is there once', COUNT(*)
  FROM (
    SELECT run_id FROM checkpoint_inputs GROUP BY run_id, input HAVING COUNT(*) > 1
  ) AS twice

  UNION ALL
  SELECT 22, 'the books of inputs, codes and changes are those of committed runs', COUNT(*)
  FROM (
    SELECT run_id FROM checkpoint_inputs
    UNION ALL
    SELECT run_id FROM replay_changes
    UNION ALL
    SELECT r.run_id
    FROM checkpoint_reasons AS r
    LEFT JOIN checkpoint_inputs AS i ON i.run_id = r.run_id AND i.input = r.input
    WHERE i.run_id IS NULL
  ) AS books
  WHERE run_id NOT IN (SELECT run_id FROM checkpoints)

  UNION ALL
  SELECT 23, 'letters, originals and contents were brought by committed runs', COUNT(*)
  FROM (
    SELECT run_id FROM dead_letters
    UNION ALL
    SELECT last_run_id FROM dead_letters
    UNION ALL
    SELECT run_id FROM raw_ingest
    UNION ALL
    SELECT run_id FROM ledger_contents
  ) AS brought
  WHERE run_id NOT IN (SELECT run_id FROM checkpoints)

  UNION ALL
  SELECT 24, 'the bytes of each raw object are in one place, or known to be gone', COUNT(*)
  FROM raw_ingest
  WHERE (payload IS NOT NULL AND stored IS NOT NULL)
    OR (gone_at IS NOT NULL AND (payload IS NOT NULL OR stored IS NOT NULL))
    OR (gone_at IS NULL AND payload IS NULL AND stored IS NULL AND bytes > 0)
    OR (stored IS NOT NULL AND stored <> content_hash)
    OR deliveries < 1

  UNION ALL
  SELECT 25, 'each letter has a status, was seen, and not last before first', COUNT(*)
  FROM dead_letters
  WHERE status NOT IN ('OPEN', 'REPLAYED', 'DISCARDED')
    OR seen < 1
    OR tries < 0
    OR last_seen_at < first_seen_at

  UNION ALL
  SELECT 26, 'the tables have one version', ABS(COUNT(*) - 1)
  FROM titan_meta
  WHERE name = 'schema_version'
) AS rules
ORDER BY place;
