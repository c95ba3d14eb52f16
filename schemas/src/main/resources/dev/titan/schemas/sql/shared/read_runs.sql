-- The checkpoints, oldest first. ${where} narrows them.

SELECT
  run_id, mode, created_at, committed_at, mapping_snapshot, manifest_hash, read, written, updated,
  duplicate, dead_lettered, ignored, entries
FROM ${checkpoints:checkpoints}
${where}
ORDER BY committed_at, run_id;
