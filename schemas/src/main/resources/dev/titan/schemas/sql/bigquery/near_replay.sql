-- What a replay needs of what is there: all deliveries of its tenants, and all that the ledger says of
-- the events that the replayed objects had brought about, or bring about now. An object whose row has
-- expired with its partition is told as one whose bytes are gone.

CREATE OR REPLACE TEMP TABLE checkpoint_inputs AS
SELECT run_id, input, raw_id, tenant_id, received_at, written, updated, duplicate
FROM ${checkpoint_inputs}
WHERE tenant_id BETWEEN @first_tenant AND @last_tenant
  AND tenant_id IN (SELECT tenant_id FROM run_inputs);

CREATE OR REPLACE TEMP TABLE checkpoints AS
SELECT run_id, mode, committed_at
FROM ${checkpoints}
WHERE run_id IN (SELECT run_id FROM checkpoint_inputs);

CREATE OR REPLACE TEMP TABLE checkpoint_reasons AS
SELECT run_id, input, outcome, code
FROM ${checkpoint_reasons}
WHERE outcome = 'DEAD_LETTERED'
  AND code = 'ID_NOT_UNIQUE'
  AND run_id IN (SELECT run_id FROM checkpoint_inputs);

CREATE OR REPLACE TEMP TABLE near_bases AS
SELECT key_base FROM staged_entries WHERE line = 1
UNION DISTINCT
SELECT SUBSTR(event_key, 1, 32)
FROM ${ledger}
WHERE ingestion_date >= DATE '0001-01-01'
  AND tenant_id BETWEEN @first_tenant AND @last_tenant
  AND raw_id IN (SELECT raw_id FROM run_inputs)
UNION DISTINCT
SELECT SUBSTR(event_key, 1, 32)
FROM ${ledger_contents}
WHERE raw_id IN (SELECT raw_id FROM run_inputs);

CREATE OR REPLACE TEMP TABLE ledger AS
SELECT *
FROM ${ledger}
WHERE ingestion_date >= DATE '0001-01-01'
  AND tenant_id BETWEEN @first_tenant AND @last_tenant
  AND SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM near_bases);

CREATE OR REPLACE TEMP TABLE ledger_contents AS
SELECT *
FROM ${ledger_contents}
WHERE SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM near_bases);

CREATE OR REPLACE TEMP TABLE raw_ingest AS
SELECT o.raw_id, o.tenant_id, r.source, r.stored, r.payload
FROM (
  SELECT raw_id, MIN(tenant_id) AS tenant_id
  FROM (
    SELECT raw_id, tenant_id FROM checkpoint_inputs
    UNION ALL
    SELECT raw_id, tenant_id FROM ledger
    UNION ALL
    SELECT c.raw_id, l.tenant_id
    FROM ledger_contents AS c
    JOIN ledger AS l ON l.event_key = c.event_key
  ) AS named
  GROUP BY raw_id
) AS o
LEFT JOIN (
  SELECT raw_id, source, stored, CASE WHEN payload IS NULL THEN NULL ELSE b'' END AS payload
  FROM ${raw_ingest}
  WHERE ingestion_date >= DATE '0001-01-01'
    AND tenant_id BETWEEN @first_tenant AND @last_tenant
) AS r ON r.raw_id = o.raw_id;

CREATE OR REPLACE TEMP TABLE dead_letters AS
SELECT dead_letter_id, raw_id, ordinal, reason
FROM ${dead_letters}
WHERE tenant_id BETWEEN @first_tenant AND @last_tenant
  AND raw_id IN (SELECT raw_id FROM run_inputs);
