-- What came in as one raw object. ${raw_id} stands for its quoted id.

SELECT origin, format, bytes, content_hash, stored, received_at, gone_at, gone_because
FROM raw_ingest
WHERE raw_id = ${raw_id};
