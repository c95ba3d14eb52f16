-- What the runs of this_round brought, for the ordinary statements to judge.

CREATE OR REPLACE TEMP TABLE run_inputs AS
SELECT
  r.* REPLACE (
    CAST(i.input AS INTEGER) AS input, i.run_id AS first_run, i.received_at AS received_at)
FROM replayed_inputs AS r
JOIN replay_inputs AS i ON i.replayed_input = r.input
JOIN this_round AS t ON i.run_number BETWEEN t.first_run AND t.last_run;

CREATE OR REPLACE TEMP TABLE staged_entries AS
SELECT e.* REPLACE (CAST(i.input AS INTEGER) AS input)
FROM replayed_entries AS e
JOIN replay_inputs AS i ON i.replayed_input = e.input
JOIN this_round AS t ON i.run_number BETWEEN t.first_run AND t.last_run;
