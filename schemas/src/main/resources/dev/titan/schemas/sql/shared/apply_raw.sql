-- What was received: one row per raw object, however often it came.

UPDATE ${raw_ingest:raw_ingest} AS raw_ingest
SET deliveries = raw_ingest.deliveries + d.deliveries
FROM (SELECT raw_id, COUNT(*) AS deliveries FROM run_inputs GROUP BY raw_id) AS d
WHERE ${received_days:TRUE} AND raw_ingest.raw_id = d.raw_id;

-- Bytes that were removed are kept anew where they are delivered again, from this receipt on. Not so
-- if the object's first delivery is forgotten: a replay would put it behind what came since.
UPDATE ${raw_ingest:raw_ingest} AS raw_ingest
SET
  payload = f.payload, stored = f.stored, attributes = f.attributes, kept_since = f.received_at,
  gone_at = NULL, gone_because = NULL
FROM (
  SELECT
    i.*,
    ROW_NUMBER() OVER (PARTITION BY i.raw_id ORDER BY i.received_at, i.input) AS delivery
  FROM run_inputs AS i
  WHERE i.payload IS NOT NULL OR i.stored IS NOT NULL
) AS f
WHERE ${received_days:TRUE}
  AND raw_ingest.raw_id = f.raw_id
  AND f.delivery = 1
  AND raw_ingest.gone_at IS NOT NULL
  AND raw_ingest.raw_id IN (
    SELECT c.raw_id
    FROM ${checkpoint_inputs:checkpoint_inputs} AS c
    JOIN raw_ingest AS r ON r.raw_id = c.raw_id AND r.run_id = c.run_id);

INSERT INTO ${raw_ingest:raw_ingest} (
  raw_id, tenant_id, location_id, source, content_hash, bytes, format, origin, attributes,
  received_at, ingestion_date, run_id, payload, stored, deliveries)
SELECT
  f.raw_id, f.tenant_id, f.location_id, f.source, f.content_hash, f.bytes, f.format, f.origin,
  f.attributes, f.received_at, CAST(f.received_at AS DATE), f.run_id, f.payload, f.stored,
  f.deliveries
FROM (
  SELECT
    i.*,
    COUNT(*) OVER (PARTITION BY i.raw_id) AS deliveries,
    ROW_NUMBER() OVER (PARTITION BY i.raw_id ORDER BY i.received_at, i.input) AS delivery
  FROM run_inputs AS i
) AS f
WHERE f.delivery = 1
  AND f.raw_id NOT IN (SELECT raw_id FROM raw_ingest);
