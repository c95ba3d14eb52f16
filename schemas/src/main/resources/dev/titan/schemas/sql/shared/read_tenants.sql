-- The tenants that anything is here of.

SELECT tenant_id
FROM (
  SELECT tenant_id FROM ${raw_ingest:raw_ingest} AS r
  WHERE ${object_days:TRUE}
  UNION DISTINCT
  SELECT tenant_id FROM ${checkpoint_inputs:checkpoint_inputs}
  UNION DISTINCT
  SELECT tenant_id FROM ${dead_letters:dead_letters}
  UNION DISTINCT
  SELECT tenant_id FROM ${ledger:ledger} AS l
  WHERE ${entry_days:TRUE}
) AS tenants
ORDER BY tenant_id;
