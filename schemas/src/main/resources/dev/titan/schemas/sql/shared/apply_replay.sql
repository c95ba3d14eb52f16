-- The differences, applied to the ledger. A changed event keeps its first receipt and with it its
-- partition; its revision goes on from the former one, and moves only where the content did.

CREATE OR REPLACE TEMP TABLE touched_groups AS
SELECT DISTINCT f.tenant_id, f.location_id, f.category, f.currency, f.event_date
FROM former_ledger AS f
JOIN replay_keys AS k ON k.event_key = f.event_key
WHERE k.change IN ('CHANGED', 'RESTATED', 'GONE')
  AND f.kind = 'STREAM'
  AND f.status = 'POSTED';

DELETE FROM ${ledger:ledger} AS ledger
WHERE ${changed_days:TRUE} AND event_key IN (
  SELECT event_key FROM replay_keys WHERE change IN ('CHANGED', 'RESTATED', 'GONE'));

INSERT INTO ${ledger:ledger} (
  event_key, event_id, id_kind, line, schema_fingerprint, tenant_id, location_id, source, category,
  kind, status, event_time, event_date, ingestion_date, first_received_at, received_at,
  source_updated_at, amount, currency, quantity, unit, description, counterparty, reference,
  attributes, mapping_id, mapping_version, confidence, content_hash, revision, raw_id, ordinal,
  run_id)
SELECT
  n.event_key, n.event_id, n.id_kind, n.line, n.schema_fingerprint, n.tenant_id, n.location_id,
  n.source, n.category, n.kind, n.status, n.event_time, n.event_date,
  COALESCE(f.ingestion_date, n.ingestion_date),
  COALESCE(f.first_received_at, n.first_received_at),
  n.received_at, n.source_updated_at, n.amount, n.currency, n.quantity, n.unit, n.description,
  n.counterparty, n.reference, n.attributes, n.mapping_id, n.mapping_version, n.confidence,
  n.content_hash,
  CASE k.change WHEN 'CHANGED' THEN f.revision + 1 WHEN 'RESTATED' THEN f.revision ELSE n.revision END,
  n.raw_id, n.ordinal, n.run_id
FROM rebuilt_ledger AS n
JOIN replay_keys AS k ON k.event_key = n.event_key
LEFT JOIN former_heads AS f ON f.event_key = n.event_key
WHERE k.change IN ('ADDED', 'CHANGED', 'RESTATED');

DELETE FROM ${ledger_contents:ledger_contents} AS ledger_contents
WHERE ${contents_days:TRUE} AND event_key IN (
  SELECT event_key FROM replay_keys WHERE change NOT IN ('SAME', 'KEPT') AND NOT same_history);

INSERT INTO ${ledger_contents:ledger_contents}
  (event_key, content_hash, updated_at, received_at, revision, run_id, raw_id, ordinal)
SELECT
  event_key, content_hash, updated_at, received_at, revision, run_id, raw_id, ordinal
FROM rebuilt_contents
WHERE event_key IN (
  SELECT event_key FROM replay_keys WHERE change NOT IN ('SAME', 'KEPT') AND NOT same_history);
