-- Removes all rows of a tenant. A run that has read for others too keeps their part of its books.

DELETE FROM ${ledger_contents:ledger_contents} AS ledger_contents
WHERE ${contents_days:TRUE}
  AND event_key IN (SELECT event_key FROM erased_keys);

DELETE FROM ${ledger:ledger} AS ledger
WHERE ${changed_days:TRUE}
  AND ${of_tenant:TRUE}
  AND tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM ${daily_rollup:daily_rollup} AS daily_rollup
WHERE ${of_tenant:TRUE}
  AND tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM ${dead_letters:dead_letters} AS dead_letters
WHERE ${of_tenant:TRUE}
  AND tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM ${raw_ingest:raw_ingest} AS raw_ingest
WHERE ${received_days:TRUE}
  AND ${of_tenant:TRUE}
  AND tenant_id IN (SELECT tenant_id FROM erased_tenant);

-- What a replay has changed is counted over all tenants, and may name their mappings.
DELETE FROM ${replay_changes:replay_changes} AS replay_changes
WHERE run_id IN (SELECT run_id FROM erased_runs);

DELETE FROM ${checkpoint_reasons:checkpoint_reasons} AS checkpoint_reasons
WHERE EXISTS (
  SELECT 1
  FROM checkpoint_inputs AS i
  WHERE i.run_id = checkpoint_reasons.run_id
    AND i.input = checkpoint_reasons.input
    AND i.tenant_id IN (SELECT tenant_id FROM erased_tenant));

DELETE FROM ${checkpoint_inputs:checkpoint_inputs} AS checkpoint_inputs
WHERE ${of_tenant:TRUE}
  AND tenant_id IN (SELECT tenant_id FROM erased_tenant);

DELETE FROM ${checkpoints:checkpoints} AS checkpoints
WHERE run_id IN (SELECT run_id FROM erased_runs)
  AND run_id NOT IN (SELECT run_id FROM ${checkpoint_inputs:checkpoint_inputs});

UPDATE ${checkpoints:checkpoints} AS checkpoints
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
  FROM ${checkpoint_inputs:checkpoint_inputs}
  WHERE run_id IN (SELECT run_id FROM erased_runs)
  GROUP BY run_id
) AS s
WHERE checkpoints.run_id = s.run_id;

UPDATE ${checkpoints:checkpoints} AS checkpoints
SET mapping_snapshot = s.present
FROM renamed_snapshots AS s
WHERE checkpoints.mapping_snapshot = s.former;
