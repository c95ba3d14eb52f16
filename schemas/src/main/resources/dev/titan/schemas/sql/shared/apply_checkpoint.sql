-- The run's checkpoint: from now on its manifest is skipped.

INSERT INTO checkpoint_inputs (
  run_id, input, raw_id, tenant_id, location_id, origin, received_at, read, written, updated,
  duplicate, dead_lettered, ignored, entries)
SELECT
  r.run_id, a.input, a.raw_id, a.tenant_id, a.location_id, a.origin, a.received_at, a.read,
  a.written, a.updated, a.duplicate, a.dead_lettered, a.ignored, a.entries
FROM run_accounts AS a
CROSS JOIN this_run AS r;

INSERT INTO checkpoint_reasons (run_id, input, outcome, code, records)
SELECT r.run_id, o.input, o.outcome, o.code, o.records
FROM run_outcomes AS o
CROSS JOIN this_run AS r
WHERE o.outcome IN ('DEAD_LETTERED', 'IGNORED');

INSERT INTO checkpoints (
  run_id, mode, created_at, committed_at, mapping_snapshot, manifest_hash, read, written, updated,
  duplicate, dead_lettered, ignored, entries)
SELECT
  r.run_id, r.mode, r.created_at, r.committed_at, r.mapping_snapshot, r.manifest_hash,
  COALESCE(SUM(a.read), 0), COALESCE(SUM(a.written), 0), COALESCE(SUM(a.updated), 0),
  COALESCE(SUM(a.duplicate), 0), COALESCE(SUM(a.dead_lettered), 0), COALESCE(SUM(a.ignored), 0),
  COALESCE(SUM(a.entries), 0)
FROM this_run AS r
LEFT JOIN run_accounts AS a ON TRUE
GROUP BY
  r.run_id, r.mode, r.created_at, r.committed_at, r.mapping_snapshot, r.manifest_hash;
