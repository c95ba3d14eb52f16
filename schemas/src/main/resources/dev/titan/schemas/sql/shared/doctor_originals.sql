-- The contents that the raw store must hold, and how many bytes each has.

SELECT stored, MIN(bytes) AS bytes
FROM raw_ingest
WHERE stored IS NOT NULL
GROUP BY stored
ORDER BY stored;
