-- When the selected objects were delivered, and by which runs. An object may be delivered again at any
-- time, so no day prunes this; its tenant does, since tables of inputs are clustered by it.

CREATE OR REPLACE TEMP TABLE checkpoint_inputs AS
SELECT run_id, input, raw_id, tenant_id, received_at, written, updated, duplicate
FROM ${checkpoint_inputs}
WHERE tenant_id BETWEEN @first_tenant AND @last_tenant
  AND raw_id IN (SELECT raw_id FROM raw_ingest);

CREATE OR REPLACE TEMP TABLE checkpoints AS
SELECT run_id, mode, committed_at
FROM ${checkpoints}
WHERE run_id IN (SELECT run_id FROM checkpoint_inputs);
