-- All that the deliveries brought, each with its round.

CREATE OR REPLACE TEMP TABLE round_entries AS
SELECT e.* REPLACE (i.input AS input), k.round
FROM replayed_entries AS e
JOIN replay_inputs AS i ON i.replayed_input = e.input
JOIN replay_key_rounds AS k ON k.key_base = e.key_base AND k.run_number = i.run_number;
