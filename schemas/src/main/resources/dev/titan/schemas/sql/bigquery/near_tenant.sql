-- All that there is of a tenant, without the bytes: a constant tenant, by which all these tables are
-- clustered, keeps the rows of others from being read. From here on the shared statements read these
-- copies, and change the tables that last.

CREATE OR REPLACE TEMP TABLE ledger AS
SELECT
  event_key, event_id, line, tenant_id, location_id, source, category, currency, kind, status,
  event_date, ingestion_date, unit, description, counterparty, reference, attributes, raw_id, ordinal,
  run_id
FROM ${ledger}
WHERE ingestion_date >= DATE '0001-01-01' AND tenant_id = @tenant;

CREATE OR REPLACE TEMP TABLE raw_ingest AS
SELECT
  raw_id, tenant_id, bytes, ingestion_date, stored, run_id,
  CASE WHEN payload IS NULL THEN NULL ELSE b'' END AS payload
FROM ${raw_ingest}
WHERE ingestion_date >= DATE '0001-01-01' AND tenant_id = @tenant;

CREATE OR REPLACE TEMP TABLE ledger_contents AS
SELECT event_key, raw_id, ordinal, received_at
FROM ${ledger_contents}
WHERE event_key IN (SELECT event_key FROM ledger)
  OR raw_id IN (SELECT raw_id FROM raw_ingest);

CREATE OR REPLACE TEMP TABLE dead_letters AS
SELECT dead_letter_id, tenant_id, raw_id, ordinal, status, first_seen_at
FROM ${dead_letters}
WHERE tenant_id = @tenant;

CREATE OR REPLACE TEMP TABLE checkpoint_inputs AS
SELECT run_id, input, tenant_id
FROM ${checkpoint_inputs}
WHERE tenant_id = @tenant;
