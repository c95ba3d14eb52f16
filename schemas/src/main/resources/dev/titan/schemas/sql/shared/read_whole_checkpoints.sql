-- The runs whose checkpoints are there as a whole.

SELECT run_id FROM ${checkpoints:checkpoints} WHERE gone_at IS NULL;
