-- The slow lane: far keys in all older partitions. Run only if there are any.

INSERT INTO ledger (
  event_key, line, content_hash, source_updated_at, received_at, first_received_at, ingestion_date,
  revision, event_date, mapping_id, mapping_version, run_id, raw_id, ordinal, tenant_id, location_id,
  category, currency, kind, status)
SELECT
  event_key, line, content_hash, source_updated_at, received_at, first_received_at, ingestion_date,
  revision, event_date, mapping_id, mapping_version, run_id, raw_id, ordinal, tenant_id, location_id,
  category, currency, kind, status
FROM ${ledger}
WHERE ingestion_date < COALESCE(@near_from, DATE '9999-12-31')
  AND SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM round_keys WHERE far);
