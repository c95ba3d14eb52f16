-- What belongs to a tenant without naming it, and the runs that have read for it.

CREATE OR REPLACE TEMP TABLE erased_keys AS
SELECT DISTINCT event_key
FROM ledger
WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant)
UNION DISTINCT
SELECT event_key
FROM ledger_contents
WHERE raw_id IN (
  SELECT raw_id FROM raw_ingest
  WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant));

CREATE OR REPLACE TEMP TABLE erased_runs AS
SELECT DISTINCT run_id
FROM checkpoint_inputs
WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant);
