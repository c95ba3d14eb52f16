-- Letters that one run of the round has brought, or seen again, and that a later run of it has mended:
-- its record is an entry there, or rightly ignored, or its input can be read. Committed one after the
-- other, the later run would have found the letter waiting (see shared/apply_dead_letters.sql).

UPDATE ${dead_letters} AS dead_letters
SET
  status = 'REPLAYED',
  resolution = CONCAT('run ', e.run_id),
  resolved_at = (SELECT committed_at FROM this_commit),
  resolved_by = 'titan'
FROM (
  SELECT later.dead_letter_id, MIN(later.run_id) AS run_id
  FROM (
    SELECT s.dead_letter_id, s.raw_id, s.ordinal, s.part, i.input, i.run_id
    FROM latest_sightings AS s
    JOIN run_inputs AS b ON b.input = s.input
    JOIN run_inputs AS i ON i.raw_id = s.raw_id AND i.run_number > b.run_number
  ) AS later
  LEFT JOIN (
    SELECT input, ordinal FROM staged_entries WHERE line = 1
    UNION ALL
    SELECT input, ordinal FROM staged_ignored
  ) AS mended ON mended.input = later.input AND mended.ordinal = later.ordinal
  LEFT JOIN staged_dead AS d
    ON d.input = later.input
    AND d.ordinal = 0
    AND COALESCE(d.part, '') = COALESCE(later.part, '')
  WHERE mended.input IS NOT NULL OR (later.ordinal = 0 AND d.input IS NULL)
  GROUP BY later.dead_letter_id
) AS e
WHERE ${letter_days}
  AND dead_letters.dead_letter_id = e.dead_letter_id
  AND dead_letters.status = 'OPEN';
