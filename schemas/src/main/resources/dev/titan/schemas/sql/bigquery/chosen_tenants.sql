-- The same of objects that are known by their ids alone: it reads two narrow columns of all of them.

SELECT MIN(tenant_id) AS first_tenant, MAX(tenant_id) AS last_tenant
FROM ${raw_ingest}
WHERE ingestion_date >= DATE '0001-01-01'
  AND raw_id IN (SELECT raw_id FROM chosen_objects);
