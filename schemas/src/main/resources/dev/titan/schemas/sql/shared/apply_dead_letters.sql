-- Dead letters. One delivered again is the same one, seen once more: its identity is that of its
-- bytes, its owner and its place among equals in its input, not the reason, which may change as
-- mappings do.

-- Letters whose record is now an entry, or rightly ignored; inputs that can now be read.
UPDATE dead_letters
SET status = 'REPLAYED'
WHERE status = 'OPEN'
  AND dead_letter_id IN (
    SELECT d.dead_letter_id
    FROM dead_letters AS d
    JOIN run_inputs AS i ON i.raw_id = d.raw_id
    JOIN staged_entries AS e ON e.input = i.input AND e.ordinal = d.ordinal
    WHERE d.status = 'OPEN'
    UNION ALL
    SELECT d.dead_letter_id
    FROM dead_letters AS d
    JOIN run_inputs AS i ON i.raw_id = d.raw_id
    JOIN staged_ignored AS g ON g.input = i.input AND g.ordinal = d.ordinal
    WHERE d.status = 'OPEN'
    UNION ALL
    SELECT d.dead_letter_id
    FROM dead_letters AS d
    JOIN run_inputs AS i ON i.raw_id = d.raw_id
    WHERE d.status = 'OPEN'
      AND d.ordinal = 0
      AND NOT EXISTS (
        SELECT 1
        FROM staged_dead AS s
        WHERE s.input = i.input
          AND s.ordinal = 0
          AND COALESCE(s.part, '') = COALESCE(d.part, '')));

CREATE OR REPLACE TEMP TABLE dead_sightings AS
SELECT
  CONCAT(
    hash_text(CONCAT(
      n.tenant_id, CHR(31), n.location_id, CHR(31), COALESCE(n.hint, ''), CHR(31),
      CASE WHEN n.ordinal = 0 THEN 'input' ELSE 'record' END, CHR(31), n.known_by)),
    '-', CAST(n.occurrence AS STRING)) AS dead_letter_id,
  n.*
FROM (
  SELECT
    d.*,
    -- What could not be read at all has no bytes of its own: then those of its input tell it apart.
    CASE WHEN d.byte_length = 0 THEN i.content_hash ELSE d.identity END AS known_by,
    i.tenant_id,
    i.location_id,
    i.source AS hint,
    i.raw_id,
    i.received_at,
    COALESCE(c.source, i.source) AS source,
    c.mapping_id,
    c.mapping_version,
    k.number AS reason_number,
    k.owner,
    ROW_NUMBER() OVER (
      PARTITION BY d.input, CASE WHEN d.ordinal = 0 THEN 0 ELSE 1 END, d.identity
      ORDER BY d.ordinal, d.part) AS occurrence
  FROM staged_dead AS d
  JOIN run_inputs AS i ON i.input = d.input
  JOIN known_codes AS k ON k.outcome = 'DEAD_LETTERED' AND k.code = d.reason
  LEFT JOIN run_contexts AS c ON c.context = d.context
) AS n;

CREATE OR REPLACE TEMP TABLE latest_sightings AS
SELECT s.*
FROM (
  SELECT
    d.*,
    COUNT(*) OVER (PARTITION BY d.dead_letter_id) AS sightings,
    MIN(d.received_at) OVER (PARTITION BY d.dead_letter_id) AS first_received_at,
    ROW_NUMBER() OVER (
      PARTITION BY d.dead_letter_id ORDER BY d.received_at DESC, d.input DESC) AS recency
  FROM dead_sightings AS d
) AS s
WHERE s.recency = 1;

-- A letter that a person has discarded stays so.
UPDATE dead_letters
SET
  source = s.source,
  last_run_id = s.run_id,
  raw_id = s.raw_id,
  ordinal = s.ordinal,
  part = s.part,
  record_line = s.record_line,
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
  last_seen_at = GREATEST(dead_letters.last_seen_at, s.received_at),
  seen = dead_letters.seen + s.sightings,
  status = CASE WHEN dead_letters.status = 'DISCARDED' THEN 'DISCARDED' ELSE 'OPEN' END,
  tries = dead_letters.tries + CASE WHEN s.mode = 'replay' THEN 1 ELSE 0 END
FROM (SELECT l.*, r.run_id, r.mode FROM latest_sightings AS l CROSS JOIN this_run AS r) AS s
WHERE dead_letters.dead_letter_id = s.dead_letter_id;

INSERT INTO dead_letters (
  dead_letter_id, tenant_id, location_id, source, run_id, last_run_id, raw_id, ordinal, part,
  record_line, stage, reason, reason_number, owner, field, detail, mapping_id, mapping_version,
  shape, record_hash, byte_length, payload, first_seen_at, last_seen_at, seen, status, tries)
SELECT
  s.dead_letter_id, s.tenant_id, s.location_id, s.source, r.run_id, r.run_id, s.raw_id, s.ordinal,
  s.part, s.record_line, s.stage, s.reason, s.reason_number, s.owner, s.field, s.detail,
  s.mapping_id, s.mapping_version, s.shape, s.record_hash, s.byte_length, s.payload,
  s.first_received_at, s.received_at, s.sightings, 'OPEN', 0
FROM latest_sightings AS s
CROSS JOIN this_run AS r
WHERE s.dead_letter_id NOT IN (SELECT dead_letter_id FROM dead_letters);
