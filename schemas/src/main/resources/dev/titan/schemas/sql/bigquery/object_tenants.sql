-- The first and the last tenant of what was selected: constants, which prune by clustering.

SELECT MIN(tenant_id) AS first_tenant, MAX(tenant_id) AS last_tenant FROM raw_ingest;
