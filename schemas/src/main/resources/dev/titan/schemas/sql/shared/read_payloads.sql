-- The bytes of chosen objects that lie in the warehouse itself.

SELECT raw_id, payload
FROM raw_ingest
WHERE payload IS NOT NULL
  AND raw_id IN (SELECT raw_id FROM chosen_objects);
