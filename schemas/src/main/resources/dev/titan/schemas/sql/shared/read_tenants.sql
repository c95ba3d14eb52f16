-- The tenants that anything is here of.

SELECT tenant_id
FROM (
  SELECT tenant_id FROM raw_ingest
  UNION DISTINCT
  SELECT tenant_id FROM checkpoint_inputs
  UNION DISTINCT
  SELECT tenant_id FROM dead_letters
  UNION DISTINCT
  SELECT tenant_id FROM ledger
) AS tenants
ORDER BY tenant_id;
