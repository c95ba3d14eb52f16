-- Raw objects in the order in which they took effect. ${where} narrows them, ${limit} ends them.

SELECT
  r.raw_id, r.tenant_id, r.location_id, r.source, r.origin, r.content_hash, r.bytes, r.format,
  p.received_at, r.stored, json_text(r.attributes) AS attributes,
  CASE WHEN r.payload IS NULL AND r.stored IS NULL THEN 0 ELSE 1 END AS available,
  r.gone_at, r.gone_because
FROM raw_ingest AS r
JOIN raw_places AS p ON p.raw_id = r.raw_id
${where}
ORDER BY p.committed_at, p.run_id, p.input
${limit};
