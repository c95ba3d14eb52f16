-- The raw objects of a selection, without their bytes: only whether there are any is asked. ${where}
-- names days, as every question after raw objects must; where it names a tenant, too, no more than
-- that one's rows are read.

CREATE OR REPLACE TEMP TABLE raw_ingest AS
SELECT
  r.raw_id, r.tenant_id, r.location_id, r.source, r.origin, r.content_hash, r.bytes, r.format,
  CASE WHEN r.payload IS NULL THEN NULL ELSE b'' END AS payload,
  r.stored, r.attributes, r.gone_at, r.gone_because
FROM ${raw_ingest} AS r
${where};
