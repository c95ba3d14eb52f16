-- The manifests of a round with what they have staged, as one commit. Inputs and contexts are numbered
-- over all of them, so that the shared statements see one list of each.

-- Those that are committed already are skipped.
CREATE OR REPLACE TEMP TABLE this_run AS
SELECT
  r.run_id, r.mode, r.created_at, r.mapping_snapshot, r.manifest_hash, r.staged_as, r.inputs,
  ROW_NUMBER() OVER (ORDER BY r.created_at, r.run_id) AS run_number
FROM UNNEST(@runs) AS r
WHERE r.run_id NOT IN (SELECT c.run_id FROM ${checkpoints} AS c);

CREATE OR REPLACE TEMP TABLE this_commit AS
SELECT
  @committed_at AS committed_at, @max_days_apart AS max_days_apart,
  @max_revised_share AS max_revised_share, @min_keys AS min_keys;

CREATE OR REPLACE TEMP TABLE known_codes AS
SELECT k.outcome, k.code, k.number, k.stage, k.owner FROM UNNEST(@codes) AS k;

CREATE OR REPLACE TEMP TABLE run_contexts AS
SELECT
  ROW_NUMBER() OVER (ORDER BY r.run_number, c.context) - 1 AS context,
  c.run_id, c.context AS place, c.tenant_id, c.source, c.mapping_id, c.mapping_version,
  c.schema_fingerprint, c.kind, c.confidence
FROM `${project}.${raw}.staging_contexts` AS c
JOIN this_run AS r ON r.run_id = c.run_id AND r.staged_as = c.staged_as
WHERE c.staged_on BETWEEN @staged_from AND @staged_to;

CREATE OR REPLACE TEMP TABLE run_inputs AS
SELECT
  ROW_NUMBER() OVER (ORDER BY r.run_number, i.input) - 1 AS input,
  i.run_id, i.input AS place, i.run_id AS first_run, r.run_number,
  i.raw_id, i.tenant_id, i.location_id, i.source, i.origin, i.content_hash, i.bytes, i.format,
  i.received_at, i.read, p.payload, i.stored, i.attributes, i.edit_of
FROM `${project}.${raw}.staging_inputs` AS i
JOIN this_run AS r ON r.run_id = i.run_id AND r.staged_as = i.staged_as
LEFT JOIN (
  SELECT run_id, staged_as, input, payload
  FROM `${project}.${raw}.staging_payloads`
  WHERE staged_on BETWEEN @staged_from AND @staged_to
) AS p ON p.run_id = i.run_id AND p.staged_as = i.staged_as AND p.input = i.input
WHERE i.staged_on BETWEEN @staged_from AND @staged_to;

-- A number that its manifest does not know must not get lost in a join: check_staged.sql tells of it.
CREATE OR REPLACE TEMP TABLE staged_entries AS
SELECT
  c.context, i.input, e.ordinal, e.line, e.key_base, e.event_id, e.source_hash, e.location_id,
  e.category, e.status, e.event_time, e.event_date, e.updated_at, e.amount, e.currency, e.quantity,
  e.unit, e.description, e.counterparty, e.reference, e.attributes, e.content_hash
FROM `${project}.${raw}.staging_entries` AS e
JOIN this_run AS r ON r.run_id = e.run_id AND r.staged_as = e.staged_as
LEFT JOIN run_contexts AS c ON c.run_id = e.run_id AND c.place = e.context
LEFT JOIN run_inputs AS i ON i.run_id = e.run_id AND i.place = e.input
WHERE e.staged_on BETWEEN @staged_from AND @staged_to;

CREATE OR REPLACE TEMP TABLE staged_dead AS
SELECT
  i.input, d.ordinal,
  CASE WHEN d.context IS NOT NULL THEN COALESCE(c.context, -1) END AS context,
  d.stage, d.reason, d.field, d.detail, d.part, d.record_line, d.byte_length, d.record_hash,
  d.shape, d.payload, d.record_hash AS identity
FROM `${project}.${raw}.staging_dead` AS d
JOIN this_run AS r ON r.run_id = d.run_id AND r.staged_as = d.staged_as
LEFT JOIN run_contexts AS c ON c.run_id = d.run_id AND c.place = d.context
LEFT JOIN run_inputs AS i ON i.run_id = d.run_id AND i.place = d.input
WHERE d.staged_on BETWEEN @staged_from AND @staged_to;

CREATE OR REPLACE TEMP TABLE staged_ignored AS
SELECT i.input, g.ordinal, g.code
FROM `${project}.${raw}.staging_ignored` AS g
JOIN this_run AS r ON r.run_id = g.run_id AND r.staged_as = g.staged_as
LEFT JOIN run_inputs AS i ON i.run_id = g.run_id AND i.place = g.input
WHERE g.staged_on BETWEEN @staged_from AND @staged_to;
