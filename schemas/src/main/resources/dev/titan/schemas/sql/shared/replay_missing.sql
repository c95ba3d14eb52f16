-- The raw objects that must be replayed too, so that every event that changes can be rebuilt from
-- nothing and every hold be judged on the whole of its run. An answer means: not like this.

WITH changing AS (
  SELECT f.event_key, f.raw_id
  FROM (
    SELECT event_key, raw_id FROM former_ledger
    UNION DISTINCT
    SELECT event_key, raw_id FROM former_contents
  ) AS f
  JOIN replay_keys AS k ON k.event_key = f.event_key
  WHERE k.change IN ('HISTORY', 'GONE', 'RESTATED', 'CHANGED')
),
origins AS (
  SELECT DISTINCT r.tenant_id, COALESCE(r.source, '') AS source
  FROM raw_ingest AS r
  WHERE r.raw_id IN (SELECT raw_id FROM changing)
    AND r.raw_id IN (SELECT raw_id FROM run_inputs)
),
held_runs AS (
  SELECT DISTINCT held.run_id, r.tenant_id, COALESCE(r.source, '') AS source
  FROM (
    SELECT h.run_id, n.raw_id
    FROM replay_held AS h
    JOIN run_inputs AS n ON n.input = h.replayed_input
    UNION DISTINCT
    SELECT c.run_id, i.raw_id
    FROM checkpoint_reasons AS c
    JOIN checkpoint_inputs AS i ON i.run_id = c.run_id AND i.input = c.input
    WHERE c.outcome = 'DEAD_LETTERED'
      AND c.code = 'ID_NOT_UNIQUE'
      AND i.raw_id IN (SELECT raw_id FROM run_inputs)
  ) AS held
  JOIN raw_ingest AS r ON r.raw_id = held.raw_id
),
wanted AS (
  -- objects that say something of an event that changes
  SELECT raw_id FROM changing
  UNION DISTINCT
  -- objects of the same source whose duplicates may do so
  SELECT p.raw_id
  FROM raw_deliveries AS p
  JOIN raw_ingest AS r ON r.raw_id = p.raw_id
  JOIN origins AS o
    ON o.tenant_id = r.tenant_id
    AND (o.source = '' OR r.source IS NULL OR o.source = r.source)
  WHERE p.overlaps
  UNION DISTINCT
  -- what was delivered together with records that are held, or were
  SELECT p.raw_id
  FROM held_runs AS h
  JOIN raw_deliveries AS p ON p.run_id = h.run_id
  JOIN raw_ingest AS r
    ON r.raw_id = p.raw_id
    AND r.tenant_id = h.tenant_id
    AND (h.source = '' OR r.source IS NULL OR h.source = r.source)
)
SELECT raw_id
FROM wanted
WHERE raw_id NOT IN (SELECT raw_id FROM run_inputs)
  AND raw_id NOT IN (SELECT raw_id FROM gone_originals)
ORDER BY raw_id;
