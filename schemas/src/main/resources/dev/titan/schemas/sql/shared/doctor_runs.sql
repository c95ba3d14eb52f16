-- The runs that are committed, and whether retention has removed their inputs, and with them their
-- folders.

SELECT run_id, manifest_hash, mapping_snapshot, gone_at IS NOT NULL AS gone FROM checkpoints;
