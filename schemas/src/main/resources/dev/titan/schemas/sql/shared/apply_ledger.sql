-- The ledger. A revision replaces all lines of its event, also where it has fewer.

DELETE FROM ${ledger:ledger} AS ledger
WHERE ${changed_days:TRUE}
  AND event_key IN (SELECT event_key FROM judged_keys WHERE known AND applied_seq IS NOT NULL);

-- The same content with a newer updated_at: only its age changes.
UPDATE ${ledger:ledger} AS ledger
SET source_updated_at = k.newest_updated_at, received_at = k.newest_received_at
FROM judged_keys AS k
WHERE ${changed_days:TRUE}
  AND ledger.event_key = k.event_key
  AND k.known
  AND k.applied_seq IS NULL
  AND k.newest_seq IS NOT NULL;

-- Both lanes at once: all columns of all that is staged are read, which should happen only once.
INSERT INTO ${ledger:ledger} (
  event_key, event_id, id_kind, line, schema_fingerprint, tenant_id, location_id, source, category,
  kind, status, event_time, event_date, ingestion_date, first_received_at, received_at,
  source_updated_at, amount, currency, quantity, unit, description, counterparty, reference,
  attributes, mapping_id, mapping_version, confidence, content_hash, revision, raw_id, ordinal,
  run_id)
SELECT
  COALESCE(w.event_key, e.key_base),
  COALESCE(w.event_id, e.event_id, CONCAT(e.source_hash, '-1')),
  CASE WHEN e.event_id IS NULL THEN 'CONTENT' ELSE 'MAPPED' END,
  e.line, c.schema_fingerprint, c.tenant_id, e.location_id, c.source, e.category,
  c.kind, e.status, e.event_time, e.event_date,
  COALESCE(w.ingestion_date, CAST(i.received_at AS DATE)),
  COALESCE(w.first_received_at, i.received_at),
  COALESCE(w.newest_received_at, i.received_at),
  CASE WHEN w.input IS NULL THEN e.updated_at ELSE w.newest_updated_at END,
  e.amount, e.currency, e.quantity, e.unit, e.description, e.counterparty, e.reference,
  e.attributes, c.mapping_id, c.mapping_version, c.confidence, e.content_hash,
  COALESCE(w.revision, 1), i.raw_id, e.ordinal, i.run_id
FROM staged_entries AS e
JOIN run_contexts AS c ON c.context = e.context
JOIN run_inputs AS i ON i.input = e.input
LEFT JOIN winners AS w ON w.input = e.input AND w.ordinal = e.ordinal
WHERE w.input IS NOT NULL OR e.key_base NOT IN (SELECT key_base FROM not_fast_keys);
