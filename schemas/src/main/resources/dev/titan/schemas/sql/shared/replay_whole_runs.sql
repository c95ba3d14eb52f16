-- Runs of which a replay repeats every delivery, also those that had no effect: what was delivered
-- with it decides whether a record is held. They are judged in a round of their own. To begin with,
-- the runs in which something was held.

CREATE OR REPLACE TEMP TABLE whole_runs AS
SELECT DISTINCT run_id
FROM checkpoint_reasons
WHERE outcome = 'DEAD_LETTERED' AND code = 'ID_NOT_UNIQUE';
