-- The memory of every content of events that have had more than one: what tells an old export from
-- a correction.

-- The content that an event had alone until now.
INSERT INTO ${ledger_contents:ledger_contents}
  (event_key, content_hash, updated_at, received_at, revision, run_id, raw_id, ordinal)
SELECT
  h.event_key, h.content_hash, h.source_updated_at, h.received_at, h.revision, h.run_id, h.raw_id,
  h.ordinal
FROM slow_heads AS h
WHERE h.event_key IN (SELECT event_key FROM judged_keys WHERE fresh_contents > 0)
  AND h.event_key NOT IN (SELECT event_key FROM ledger_contents);

INSERT INTO ${ledger_contents:ledger_contents}
  (event_key, content_hash, updated_at, received_at, revision, run_id, raw_id, ordinal)
SELECT
  j.event_key, j.content_hash, j.updated_at, j.received_at,
  CASE WHEN j.applied THEN j.revision_after END,
  j.run_id, j.raw_id, j.ordinal
FROM judged_events AS j
JOIN judged_keys AS k ON k.event_key = j.event_key
WHERE j.fresh AND (k.known OR k.fresh_contents > 1);

UPDATE ${ledger_contents:ledger_contents} AS ledger_contents
SET
  updated_at = t.updated_at,
  received_at = t.received_at,
  revision = COALESCE(ledger_contents.revision, t.revision)
FROM (
  SELECT
    j.event_key, j.content_hash, j.updated_at, j.received_at, first_applied.revision
  FROM judged_events AS j
  JOIN (
    SELECT
      event_key,
      content_hash,
      MAX(seq) AS last_seq,
      MIN(CASE WHEN applied THEN revision_after END) AS revision
    FROM judged_events
    WHERE takes_over
    GROUP BY event_key, content_hash
  ) AS first_applied
    ON first_applied.event_key = j.event_key AND first_applied.last_seq = j.seq
) AS t
WHERE ${contents_days:TRUE}
  AND ledger_contents.event_key = t.event_key
  AND ledger_contents.content_hash = t.content_hash;
