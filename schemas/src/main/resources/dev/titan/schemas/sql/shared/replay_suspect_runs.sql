-- Runs judged in several rounds in which something must be held: next time they are judged alone.

INSERT INTO whole_runs (run_id)
SELECT DISTINCT first_run
FROM held_contexts
WHERE first_run NOT IN (SELECT run_id FROM whole_runs);
