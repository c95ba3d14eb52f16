-- The bytes of chosen objects that lie in the warehouse itself. Bytes are the widest column there is:
-- the tenants, as constants, keep those of all others from being read.

SELECT raw_id, payload
FROM ${raw_ingest}
WHERE ingestion_date >= DATE '0001-01-01'
  AND tenant_id BETWEEN @first_tenant AND @last_tenant
  AND payload IS NOT NULL
  AND raw_id IN (SELECT raw_id FROM chosen_objects);
