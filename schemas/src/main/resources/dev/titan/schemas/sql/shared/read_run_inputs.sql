-- The inputs of one run, in the order of its manifest.

SELECT
  input, raw_id, tenant_id, location_id, origin, read, written, updated, duplicate, dead_lettered,
  ignored, entries
FROM ${checkpoint_inputs:checkpoint_inputs}
WHERE run_id = ?
ORDER BY input;
