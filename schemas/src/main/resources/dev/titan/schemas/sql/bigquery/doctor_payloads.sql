-- The originals kept in the warehouse itself whose bytes are not as many as were received, or not those
-- of their hash. It reads all of them.

SELECT
  COUNTIF(BYTE_LENGTH(payload) <> bytes) AS other_size,
  COUNTIF(TO_HEX(SHA256(payload)) <> content_hash) AS other_bytes
FROM ${raw_ingest}
WHERE ingestion_date >= DATE '0001-01-01' AND payload IS NOT NULL;
