r.raw_id IN (
  SELECT l.raw_id
  FROM (
    SELECT d.raw_id
    FROM ${dead_letters:dead_letters} AS d
    JOIN ${raw_ingest:raw_ingest} AS r ON r.raw_id = d.raw_id
    ${where}
    ORDER BY d.first_seen_at, d.dead_letter_id
    ${limit}
  ) AS l);
