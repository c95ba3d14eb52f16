-- The runs that have staged something of a tenant and are not committed.

SELECT DISTINCT i.run_id
FROM `${project}.${raw}.staging_inputs` AS i
WHERE i.staged_on >= DATE '0001-01-01'
  AND i.tenant_id = @tenant
  AND i.run_id NOT IN (SELECT c.run_id FROM ${checkpoints} AS c)
ORDER BY i.run_id;
