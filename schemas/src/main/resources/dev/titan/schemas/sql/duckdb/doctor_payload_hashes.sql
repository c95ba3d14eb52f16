-- The originals kept in the warehouse itself whose bytes are not those of their hash. It reads all of
-- them.

SELECT COUNT(*) AS broken
FROM raw_ingest
WHERE payload IS NOT NULL AND sha256(payload) <> content_hash;
