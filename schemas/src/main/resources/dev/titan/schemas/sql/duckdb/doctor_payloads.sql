-- The originals kept in the warehouse itself whose bytes are not as many as were received.

SELECT COUNT(*) AS broken
FROM raw_ingest
WHERE payload IS NOT NULL AND octet_length(payload) <> bytes;
