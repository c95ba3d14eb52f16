-- What the ledger holds of the round's keys. From here on the shared statements read this small copy:
-- a temporary table, which an unqualified name means. The large one is read once, in the partitions
-- since a constant day, and no column that judging does not need: neither amounts nor attributes.

CREATE OR REPLACE TEMP TABLE ledger AS
SELECT
  event_key, line, content_hash, source_updated_at, received_at, first_received_at, ingestion_date,
  revision, event_date, mapping_id, mapping_version, run_id, raw_id, ordinal, tenant_id, location_id,
  category, currency, kind, status
FROM ${ledger}
WHERE ingestion_date >= @near_from
  AND SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM round_keys);
