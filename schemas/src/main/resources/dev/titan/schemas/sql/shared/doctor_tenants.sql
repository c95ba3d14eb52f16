-- The tenants that have entries.

SELECT DISTINCT tenant_id FROM ledger ORDER BY tenant_id;
