-- What is judged in the round ${round}.

CREATE OR REPLACE TEMP TABLE staged_entries AS
SELECT * EXCEPT (round) FROM round_entries WHERE round = ${round};
