-- All that the deliveries brought, to be judged at once.

CREATE OR REPLACE TEMP TABLE staged_entries AS
SELECT e.* REPLACE (i.input AS input)
FROM replayed_entries AS e
JOIN replay_inputs AS i ON i.replayed_input = e.input;
