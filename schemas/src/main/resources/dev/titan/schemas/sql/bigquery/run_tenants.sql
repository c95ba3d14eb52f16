-- The first and the last tenant of a replay: constants, which prune by clustering. There is one as a
-- rule.

SELECT MIN(tenant_id) AS first_tenant, MAX(tenant_id) AS last_tenant FROM run_inputs;
