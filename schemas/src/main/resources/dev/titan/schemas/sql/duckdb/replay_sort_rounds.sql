-- All that the deliveries brought, in the order of the rounds: so each round reads little else but
-- what is its own.

CREATE OR REPLACE TEMP TABLE round_entries AS
SELECT e.* REPLACE (CAST(i.input AS INTEGER) AS input), k.round
FROM replayed_entries AS e
JOIN replay_inputs AS i ON i.replayed_input = e.input
JOIN replay_key_rounds AS k ON k.key_base = e.key_base AND k.run_number = i.run_number
ORDER BY k.round;
