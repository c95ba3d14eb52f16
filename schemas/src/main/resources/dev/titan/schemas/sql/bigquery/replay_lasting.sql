-- Keys that are asked for after the round ${round}.

CREATE OR REPLACE TEMP TABLE lasting_keys AS
SELECT * FROM lasting_keys WHERE last_round > ${round};
