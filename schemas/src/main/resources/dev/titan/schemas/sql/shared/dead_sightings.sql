-- Which dead letters the run has seen, and the latest sighting of each. A letter is known again by
-- its bytes, its owner and its place among equals in its input, not by the reason, which may change
-- as mappings do.

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
    i.run_id,
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
    FIRST_VALUE(d.run_id) OVER (
      PARTITION BY d.dead_letter_id ORDER BY d.received_at, d.input) AS first_run_id,
    ROW_NUMBER() OVER (
      PARTITION BY d.dead_letter_id ORDER BY d.received_at DESC, d.input DESC) AS recency
  FROM dead_sightings AS d
) AS s
WHERE s.recency = 1;
