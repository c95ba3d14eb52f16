-- The runs that are judged together, by their numbers.

CREATE OR REPLACE TEMP TABLE this_round (
  first_run BIGINT,
  last_run BIGINT
);
