-- The checkpoint of each run: from now on its manifest is skipped.

INSERT INTO ${checkpoint_inputs:checkpoint_inputs} (
  run_id, input, raw_id, tenant_id, location_id, origin, received_at, read, written, updated,
  duplicate, dead_lettered, ignored, entries)
SELECT
  a.run_id, a.place, a.raw_id, a.tenant_id, a.location_id, a.origin, a.received_at, a.read,
  a.written, a.updated, a.duplicate, a.dead_lettered, a.ignored, a.entries
FROM run_accounts AS a;

INSERT INTO ${checkpoint_reasons:checkpoint_reasons} (run_id, input, outcome, code, records)
SELECT i.run_id, i.place, o.outcome, o.code, o.records
FROM run_outcomes AS o
JOIN run_inputs AS i ON i.input = o.input
WHERE o.outcome IN ('DEAD_LETTERED', 'IGNORED');

INSERT INTO ${checkpoints:checkpoints} (
  run_id, mode, created_at, committed_at, mapping_snapshot, manifest_hash, read, written, updated,
  duplicate, dead_lettered, ignored, entries)
SELECT
  r.run_id, r.mode, r.created_at, t.committed_at, r.mapping_snapshot, r.manifest_hash,
  COALESCE(SUM(a.read), 0), COALESCE(SUM(a.written), 0), COALESCE(SUM(a.updated), 0),
  COALESCE(SUM(a.duplicate), 0), COALESCE(SUM(a.dead_lettered), 0), COALESCE(SUM(a.ignored), 0),
  COALESCE(SUM(a.entries), 0)
FROM this_run AS r
CROSS JOIN this_commit AS t
LEFT JOIN run_accounts AS a ON a.run_id = r.run_id
GROUP BY
  r.run_id, r.mode, r.created_at, t.committed_at, r.mapping_snapshot, r.manifest_hash;
