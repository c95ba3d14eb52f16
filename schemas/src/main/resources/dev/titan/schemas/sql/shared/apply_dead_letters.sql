-- Dead letters. One delivered again is the same one, seen once more. One replayed is no delivery: it
-- counts as one more try, and goes on to point at its latest delivery.

-- Letters whose record a person has corrected in an input of its own that has become an entry.
UPDATE ${dead_letters:dead_letters} AS dead_letters
SET
  status = 'REPLAYED',
  resolution = CONCAT('edited as ', e.raw_id),
  resolved_at = (SELECT committed_at FROM this_commit),
  resolved_by = 'titan'
FROM (
  SELECT i.edit_of, i.tenant_id, MIN(i.raw_id) AS raw_id
  FROM run_inputs AS i
  JOIN staged_entries AS s ON s.input = i.input
  WHERE i.edit_of IS NOT NULL
  GROUP BY i.edit_of, i.tenant_id
) AS e
WHERE ${letter_days:TRUE}
  AND dead_letters.dead_letter_id = e.edit_of
  AND dead_letters.tenant_id = e.tenant_id
  AND dead_letters.status = 'OPEN';

-- Letters whose record is now an entry, or rightly ignored; inputs that can now be read.
UPDATE ${dead_letters:dead_letters} AS dead_letters
SET
  status = 'REPLAYED',
  resolution = CONCAT('run ', e.run_id),
  resolved_at = (SELECT committed_at FROM this_commit),
  resolved_by = 'titan'
FROM (
  SELECT w.dead_letter_id, MIN(w.run_id) AS run_id
  FROM (
    SELECT d.dead_letter_id, i.run_id
    FROM dead_letters AS d
    JOIN run_inputs AS i ON i.raw_id = d.raw_id
    JOIN staged_entries AS e ON e.input = i.input AND e.ordinal = d.ordinal
    WHERE d.status = 'OPEN'
    UNION ALL
    SELECT d.dead_letter_id, i.run_id
    FROM dead_letters AS d
    JOIN run_inputs AS i ON i.raw_id = d.raw_id
    JOIN staged_ignored AS g ON g.input = i.input AND g.ordinal = d.ordinal
    WHERE d.status = 'OPEN'
    UNION ALL
    SELECT d.dead_letter_id, i.run_id
    FROM dead_letters AS d
    JOIN run_inputs AS i ON i.raw_id = d.raw_id
    WHERE d.status = 'OPEN'
      AND d.ordinal = 0
      AND NOT EXISTS (
        SELECT 1
        FROM staged_dead AS s
        WHERE s.input = i.input
          AND s.ordinal = 0
          AND COALESCE(s.part, '') = COALESCE(d.part, ''))
  ) AS w
  GROUP BY w.dead_letter_id
) AS e
WHERE ${letter_days:TRUE}
  AND dead_letters.dead_letter_id = e.dead_letter_id
  AND dead_letters.status = 'OPEN';

-- What a person has decided stays so: a letter that was discarded, or whose record was corrected.
UPDATE ${dead_letters:dead_letters} AS dead_letters
SET
  source = s.source,
  last_run_id = s.run_id,
  raw_id = CASE WHEN s.moves THEN s.raw_id ELSE dead_letters.raw_id END,
  ordinal = CASE WHEN s.moves THEN s.ordinal ELSE dead_letters.ordinal END,
  part = CASE WHEN s.moves THEN s.part ELSE dead_letters.part END,
  record_line = CASE WHEN s.moves THEN s.record_line ELSE dead_letters.record_line END,
  stage = s.stage,
  reason = s.reason,
  reason_number = s.reason_number,
  owner = s.owner,
  field = s.field,
  detail = s.detail,
  mapping_id = s.mapping_id,
  mapping_version = s.mapping_version,
  shape = s.shape,
  payload = COALESCE(s.payload, dead_letters.payload),
  last_seen_at = CASE
    WHEN s.mode = 'replay' THEN dead_letters.last_seen_at
    ELSE GREATEST(dead_letters.last_seen_at, s.received_at)
  END,
  seen = dead_letters.seen + CASE WHEN s.mode = 'replay' THEN 0 ELSE s.sightings END,
  status = CASE
    WHEN dead_letters.status = 'DISCARDED'
      OR COALESCE(dead_letters.resolution, '') LIKE 'edited as %'
      THEN dead_letters.status
    ELSE 'OPEN'
  END,
  resolution = CASE
    WHEN dead_letters.status = 'DISCARDED'
      OR COALESCE(dead_letters.resolution, '') LIKE 'edited as %'
      THEN dead_letters.resolution
  END,
  resolved_at = CASE
    WHEN dead_letters.status = 'DISCARDED'
      OR COALESCE(dead_letters.resolution, '') LIKE 'edited as %'
      THEN dead_letters.resolved_at
  END,
  resolved_by = CASE
    WHEN dead_letters.status = 'DISCARDED'
      OR COALESCE(dead_letters.resolution, '') LIKE 'edited as %'
      THEN dead_letters.resolved_by
  END,
  tries = dead_letters.tries + CASE WHEN s.mode = 'replay' THEN 1 ELSE 0 END
FROM (
  SELECT l.*, r.mode, r.mode <> 'replay' AS moves
  FROM latest_sightings AS l
  JOIN this_run AS r ON r.run_id = l.run_id
) AS s
WHERE ${letter_days:TRUE} AND dead_letters.dead_letter_id = s.dead_letter_id;

INSERT INTO ${dead_letters:dead_letters} (
  dead_letter_id, tenant_id, location_id, source, run_id, last_run_id, raw_id, ordinal, part,
  record_line, stage, reason, reason_number, owner, field, detail, mapping_id, mapping_version,
  shape, record_hash, byte_length, payload, first_seen_at, last_seen_at, seen, status, tries)
SELECT
  s.dead_letter_id, s.tenant_id, s.location_id, s.source, s.first_run_id, s.run_id, s.raw_id, s.ordinal,
  s.part, s.record_line, s.stage, s.reason, s.reason_number, s.owner, s.field, s.detail,
  s.mapping_id, s.mapping_version, s.shape, s.record_hash, s.byte_length, s.payload,
  s.first_received_at, s.received_at, s.sightings, 'OPEN', 0
FROM latest_sightings AS s
WHERE s.dead_letter_id NOT IN (SELECT dead_letter_id FROM dead_letters);
