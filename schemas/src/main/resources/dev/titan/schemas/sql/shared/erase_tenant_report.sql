-- How much there is of a tenant.

SELECT table_name, row_count
FROM (
  SELECT 1 AS place, 'ledger' AS table_name, COUNT(*) AS row_count
  FROM ledger
  WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant)
  UNION ALL
  SELECT 2, 'ledger_contents', COUNT(*)
  FROM ledger_contents
  WHERE event_key IN (SELECT event_key FROM erased_keys)
  UNION ALL
  SELECT 3, 'daily_rollup', COUNT(*)
  FROM ${daily_rollup:daily_rollup}
  WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant)
  UNION ALL
  SELECT 4, 'dead_letters', COUNT(*)
  FROM dead_letters
  WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant)
  UNION ALL
  SELECT 5, 'raw_objects', COUNT(*)
  FROM raw_ingest
  WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant)
  UNION ALL
  SELECT 6, 'deliveries', COUNT(*)
  FROM checkpoint_inputs
  WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant)
) AS counts
ORDER BY place;
