-- The runs that have read a raw object, oldest first. ${raw_id} stands for its quoted id.

SELECT DISTINCT c.run_id, c.mode, c.committed_at
FROM checkpoint_inputs AS i
JOIN checkpoints AS c ON c.run_id = i.run_id
WHERE i.raw_id = ${raw_id}
ORDER BY c.committed_at, c.run_id;
