-- What becomes of each event in the slow lane, as if its records were applied one by one in the
-- order of (updated_at, received_at, input, ordinal), so that batching cannot change a total.
--
-- Applied singly, a record meets a state of its key: the contents seen, the current one, and the
-- (updated_at, received_at) of the newest version of the current one.
--   No state yet:                    WRITTEN.
--   A content not seen yet (fresh):  UPDATED. It takes over unless it is older than the current one.
--   A content seen, and an updated_at newer than all before: takes over. UPDATED if it differs from
--                                    the current content, else DUPLICATE that only tells its age.
--   Any other:                       DUPLICATE.
-- By induction the current content always has the newest updated_at of all, and within one batch a
-- fresh content is never older than one that took over before it in the batch. So whether a record
-- takes over depends on the maximum before it and on the state in store, never on a running state,
-- and window functions can tell.

CREATE OR REPLACE TEMP TABLE slow_events AS
SELECT
  n.input,
  n.ordinal,
  n.context,
  CASE
    WHEN n.event_id IS NULL AND n.occurrence > 1
      THEN CONCAT(n.key_base, '-', CAST(n.occurrence AS STRING))
    ELSE n.key_base
  END AS event_key,
  COALESCE(n.event_id, CONCAT(n.source_hash, '-', CAST(n.occurrence AS STRING))) AS event_id,
  n.event_id IS NOT NULL AS mapped,
  n.content_hash,
  n.updated_at,
  n.event_date,
  i.received_at,
  i.raw_id,
  i.run_id
FROM (
  SELECT
    e.*,
    ROW_NUMBER() OVER (PARTITION BY e.key_base, e.input ORDER BY e.ordinal) AS occurrence
  FROM staged_entries AS e
  WHERE e.line = 1
    AND e.key_base IN (SELECT key_base FROM slow_keys)
) AS n
JOIN run_inputs AS i ON i.input = n.input;

CREATE OR REPLACE TEMP TABLE slow_heads AS
SELECT
  event_key, content_hash, source_updated_at, received_at, first_received_at, ingestion_date,
  revision, event_date, mapping_id, mapping_version, run_id, raw_id, ordinal
FROM ledger
WHERE line = 1
  AND event_key IN (SELECT event_key FROM slow_events);

CREATE OR REPLACE TEMP TABLE judged_events AS
WITH met AS (
  SELECT
    s.*,
    h.event_key IS NOT NULL AS known,
    h.content_hash AS store_content,
    h.source_updated_at AS store_updated_at,
    h.received_at AS store_received_at,
    COALESCE(h.revision, 0) AS store_revision,
    COALESCE(h.content_hash = s.content_hash, FALSE) OR c.content_hash IS NOT NULL AS in_store,
    ROW_NUMBER() OVER (
      PARTITION BY s.event_key
      ORDER BY s.updated_at NULLS FIRST, s.received_at, s.input, s.ordinal) AS seq
  FROM slow_events AS s
  LEFT JOIN slow_heads AS h ON h.event_key = s.event_key
  LEFT JOIN ledger_contents AS c
    ON c.event_key = s.event_key AND c.content_hash = s.content_hash
),
seen AS (
  SELECT
    met.*,
    NOT in_store
      AND ROW_NUMBER() OVER (PARTITION BY event_key, content_hash ORDER BY seq) = 1 AS fresh,
    MAX(updated_at) OVER (
      PARTITION BY event_key ORDER BY seq
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS batch_updated_at
  FROM met
),
aged AS (
  SELECT
    seen.*,
    updated_at IS NOT NULL
      AND (store_updated_at IS NULL OR updated_at > store_updated_at)
      AND (batch_updated_at IS NULL OR updated_at > batch_updated_at) AS newer
  FROM seen
),
placed AS (
  SELECT
    aged.*,
    newer
      OR (fresh
        AND (NOT known
          OR (updated_at IS NULL
            AND store_updated_at IS NULL
            AND received_at >= store_received_at)
          OR COALESCE(updated_at = store_updated_at AND received_at >= store_received_at, FALSE)
          OR COALESCE(updated_at > store_updated_at, FALSE)
          OR (updated_at IS NOT NULL AND store_updated_at IS NULL))) AS takes_over
  FROM aged
),
compared AS (
  SELECT
    placed.*,
    COALESCE(
      LAST_VALUE(CASE WHEN takes_over THEN content_hash END IGNORE NULLS) OVER (
        PARTITION BY event_key ORDER BY seq
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
      store_content) AS content_before
  FROM placed
),
decided AS (
  SELECT
    compared.*,
    CASE
      WHEN fresh AND content_before IS NULL THEN 'WRITTEN'
      WHEN fresh THEN 'UPDATED'
      WHEN newer AND content_hash <> content_before THEN 'UPDATED'
      ELSE 'DUPLICATE'
    END AS outcome
  FROM compared
),
marked AS (
  SELECT decided.*, takes_over AND outcome <> 'DUPLICATE' AS applied
  FROM decided
)
SELECT
  input, ordinal, context, event_key, event_id, mapped, content_hash, updated_at, event_date,
  received_at, raw_id, run_id, known, seq, fresh, takes_over, applied, outcome,
  store_revision + SUM(CASE WHEN applied THEN 1 ELSE 0 END) OVER (
    PARTITION BY event_key ORDER BY seq
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS revision_after
FROM marked;

-- Per key: the record whose lines are the content now (applied_seq), and the one that told its
-- newest version (newest_seq); either may be missing.
CREATE OR REPLACE TEMP TABLE judged_keys AS
SELECT
  k.event_key,
  k.known,
  k.fresh_contents,
  k.applied_seq,
  k.newest_seq,
  k.revision,
  n.updated_at AS newest_updated_at,
  n.received_at AS newest_received_at,
  COALESCE(h.first_received_at, f.received_at) AS first_received_at,
  COALESCE(h.ingestion_date, CAST(f.received_at AS DATE)) AS ingestion_date
FROM (
  SELECT
    event_key,
    MAX(CASE WHEN known THEN 1 ELSE 0 END) = 1 AS known,
    SUM(CASE WHEN fresh THEN 1 ELSE 0 END) AS fresh_contents,
    MAX(CASE WHEN applied THEN seq END) AS applied_seq,
    MAX(CASE WHEN takes_over THEN seq END) AS newest_seq,
    MAX(revision_after) AS revision
  FROM judged_events
  GROUP BY event_key
) AS k
JOIN judged_events AS f ON f.event_key = k.event_key AND f.seq = 1
LEFT JOIN judged_events AS n ON n.event_key = k.event_key AND n.seq = k.newest_seq
LEFT JOIN slow_heads AS h ON h.event_key = k.event_key;
