-- What the replay makes of each event, compared with what was there.
--   SAME:     nothing differs but how it came about (run, revision, the object that says so).
--   HISTORY:  the entry is the same; of the contents before it, one is not.
--   ADDED, GONE: there was no such event, or is none any more.
--   RESTATED: the same content by another version of the mapping, or of another age.
--   CHANGED:  another content.
--   KEPT:     it differs, but also stands on an object whose bytes are gone: it stays as it was.

CREATE OR REPLACE TEMP TABLE former_heads AS
SELECT
  event_key, COUNT(*) AS line_count, MIN(content_hash) AS content_hash, MIN(revision) AS revision,
  MIN(first_received_at) AS first_received_at, MIN(ingestion_date) AS ingestion_date,
  MIN(mapping_id) AS mapping_id, MIN(mapping_version) AS mapping_version, MIN(raw_id) AS raw_id,
  MIN(ordinal) AS ordinal
FROM former_ledger
GROUP BY event_key;

CREATE OR REPLACE TEMP TABLE rebuilt_heads AS
SELECT
  event_key, COUNT(*) AS line_count, MIN(content_hash) AS content_hash,
  MIN(mapping_id) AS mapping_id, MIN(mapping_version) AS mapping_version, MIN(raw_id) AS raw_id,
  MIN(ordinal) AS ordinal
FROM rebuilt_ledger
GROUP BY event_key;

CREATE OR REPLACE TEMP TABLE equal_lines AS
SELECT f.event_key, COUNT(*) AS line_count
FROM former_ledger AS f
JOIN rebuilt_ledger AS n ON n.event_key = f.event_key AND n.line = f.line
WHERE n.content_hash = f.content_hash
  AND n.mapping_version = f.mapping_version
  AND n.mapping_id = f.mapping_id
  AND n.event_id = f.event_id
  AND n.id_kind = f.id_kind
  AND n.schema_fingerprint = f.schema_fingerprint
  AND n.tenant_id = f.tenant_id
  AND n.location_id = f.location_id
  AND n.source = f.source
  AND n.category = f.category
  AND n.kind = f.kind
  AND n.status = f.status
  AND n.confidence = f.confidence
  AND n.event_time IS NOT DISTINCT FROM f.event_time
  AND n.event_date IS NOT DISTINCT FROM f.event_date
  AND n.source_updated_at IS NOT DISTINCT FROM f.source_updated_at
  AND n.amount IS NOT DISTINCT FROM f.amount
  AND n.currency IS NOT DISTINCT FROM f.currency
  AND n.quantity IS NOT DISTINCT FROM f.quantity
  AND n.unit IS NOT DISTINCT FROM f.unit
  AND n.description IS NOT DISTINCT FROM f.description
  AND n.counterparty IS NOT DISTINCT FROM f.counterparty
  AND n.reference IS NOT DISTINCT FROM f.reference
  AND json_text(n.attributes) IS NOT DISTINCT FROM json_text(f.attributes)
GROUP BY f.event_key;

-- The events whose contents, once remembered, are remembered otherwise now.
CREATE OR REPLACE TEMP TABLE other_histories AS
SELECT event_key
FROM (
  SELECT event_key, content_hash, updated_at, 1 AS former, 0 AS rebuilt FROM former_contents
  UNION ALL
  SELECT event_key, content_hash, updated_at, 0, 1 FROM rebuilt_contents
) AS contents
GROUP BY event_key, content_hash, updated_at
HAVING SUM(former) <> SUM(rebuilt);

CREATE OR REPLACE TEMP TABLE gone_originals AS
SELECT raw_id FROM raw_ingest WHERE payload IS NULL AND stored IS NULL;

CREATE OR REPLACE TEMP TABLE kept_events AS
SELECT event_key FROM former_ledger
WHERE raw_id IN (SELECT raw_id FROM gone_originals)
UNION DISTINCT
SELECT event_key FROM former_contents
WHERE raw_id IN (SELECT raw_id FROM gone_originals);

CREATE OR REPLACE TEMP TABLE replay_keys AS
SELECT
  k.event_key,
  CASE
    WHEN same_lines AND same_history THEN 'SAME'
    WHEN event_key IN (SELECT event_key FROM kept_events) THEN 'KEPT'
    WHEN same_lines THEN 'HISTORY'
    WHEN former_lines IS NULL THEN 'ADDED'
    WHEN rebuilt_lines IS NULL THEN 'GONE'
    WHEN same_content THEN 'RESTATED'
    ELSE 'CHANGED'
  END AS change,
  same_history,
  former_lines,
  rebuilt_lines
FROM (
  SELECT
    COALESCE(f.event_key, n.event_key) AS event_key,
    COALESCE(f.line_count = n.line_count AND e.line_count = n.line_count, FALSE) AS same_lines,
    COALESCE(f.event_key, n.event_key) NOT IN (SELECT event_key FROM other_histories)
      AS same_history,
    COALESCE(f.content_hash = n.content_hash, FALSE) AS same_content,
    f.line_count AS former_lines,
    n.line_count AS rebuilt_lines
  FROM former_heads AS f
  FULL OUTER JOIN rebuilt_heads AS n ON n.event_key = f.event_key
  LEFT JOIN equal_lines AS e ON e.event_key = f.event_key
) AS k;
