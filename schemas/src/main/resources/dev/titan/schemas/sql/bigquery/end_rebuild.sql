-- What was staged comes back.

CREATE OR REPLACE TEMP TABLE replay_held AS
SELECT i.run_id, i.replayed_input, d.*
FROM staged_dead AS d
JOIN replay_inputs AS i ON i.input = d.input;

CREATE OR REPLACE TEMP TABLE staged_dead AS SELECT * FROM replayed_dead;

CREATE OR REPLACE TEMP TABLE staged_entries AS SELECT * FROM replayed_entries;

CREATE OR REPLACE TEMP TABLE run_inputs AS SELECT * FROM replayed_inputs;
