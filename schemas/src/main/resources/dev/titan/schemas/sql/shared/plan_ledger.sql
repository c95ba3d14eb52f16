-- What the commit will change in the ledger, before anything is changed.

CREATE OR REPLACE TEMP TABLE touched_groups AS
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM ledger
WHERE kind = 'STREAM'
  AND status = 'POSTED'
  AND event_key IN (
    SELECT event_key FROM judged_keys WHERE known AND applied_seq IS NOT NULL);

-- The records of the slow lane whose lines are the content now, with what was judged of their keys.
CREATE OR REPLACE TEMP TABLE winners AS
SELECT
  j.input, j.ordinal, k.event_key, j.event_id, k.ingestion_date, k.first_received_at,
  k.newest_received_at, k.newest_updated_at, k.revision
FROM judged_keys AS k
JOIN judged_events AS j ON j.event_key = k.event_key AND j.seq = k.applied_seq;
