-- Removes all rows of a tenant. A run that has read for others too keeps their part of its books.

DELETE FROM ledger_contents WHERE event_key IN (SELECT event_key FROM erased_keys);

DELETE FROM ledger WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM daily_rollup WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM dead_letters WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM raw_ingest WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant);

-- What a replay has changed is counted over all tenants, and may name their mappings.
DELETE FROM replay_changes WHERE run_id IN (SELECT run_id FROM erased_runs);

DELETE FROM checkpoint_reasons
WHERE EXISTS (
  SELECT 1
  FROM checkpoint_inputs AS i
  WHERE i.run_id = checkpoint_reasons.run_id
    AND i.input = checkpoint_reasons.input
    AND i.tenant_id IN (SELECT tenant_id FROM erased_tenant));

DELETE FROM checkpoint_inputs WHERE tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM checkpoints
WHERE run_id IN (SELECT run_id FROM erased_runs)
  AND run_id NOT IN (SELECT run_id FROM checkpoint_inputs);

UPDATE checkpoints
SET
  read = s.read,
  written = s.written,
  updated = s.updated,
  duplicate = s.duplicate,
  dead_lettered = s.dead_lettered,
  ignored = s.ignored,
  entries = s.entries
FROM (
  SELECT
    run_id, SUM(read) AS read, SUM(written) AS written, SUM(updated) AS updated,
    SUM(duplicate) AS duplicate, SUM(dead_lettered) AS dead_lettered, SUM(ignored) AS ignored,
    SUM(entries) AS entries
  FROM checkpoint_inputs
  WHERE run_id IN (SELECT run_id FROM erased_runs)
  GROUP BY run_id
) AS s
WHERE checkpoints.run_id = s.run_id;

UPDATE checkpoints
SET mapping_snapshot = s.present
FROM renamed_snapshots AS s
WHERE checkpoints.mapping_snapshot = s.former;
