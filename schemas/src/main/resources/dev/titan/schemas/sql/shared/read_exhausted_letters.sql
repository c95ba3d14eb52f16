-- How many dead letters a bulk replay leaves out because they were tried too often.

SELECT COUNT(*) AS letters
FROM ${dead_letters:dead_letters} AS d
JOIN ${raw_ingest:raw_ingest} AS r ON r.raw_id = d.raw_id
${where};
