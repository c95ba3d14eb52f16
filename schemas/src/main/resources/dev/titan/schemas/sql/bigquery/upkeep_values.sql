-- What retention and erasure are told.

CREATE OR REPLACE TEMP TABLE this_upkeep AS
SELECT @noted_at AS noted_at, @open_letters = 1 AS open_letters;
