-- The runs that are committed.

SELECT run_id FROM checkpoints;
