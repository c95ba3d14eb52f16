-- The stored ledger can be seen again, and what was staged comes back.

CREATE OR REPLACE TEMP TABLE replay_held AS
SELECT i.run_id, i.replayed_input, d.*
FROM staged_dead AS d
JOIN replay_inputs AS i ON i.input = d.input;

DROP TABLE temp.staged_dead;

ALTER TABLE temp.replayed_dead RENAME TO staged_dead;

DROP TABLE IF EXISTS temp.staged_entries;

DROP TABLE IF EXISTS temp.round_entries;

ALTER TABLE temp.replayed_entries RENAME TO staged_entries;

DROP TABLE IF EXISTS temp.run_inputs;

ALTER TABLE temp.replayed_inputs RENAME TO run_inputs;
