-- The inputs of runs, in the order of their manifests. ${runs} are question marks, one for each.

SELECT
  run_id, input, raw_id, tenant_id, location_id, origin, read, written, updated, duplicate,
  dead_lettered, ignored, entries
FROM ${checkpoint_inputs:checkpoint_inputs}
WHERE run_id IN (${runs})
ORDER BY run_id, input;
