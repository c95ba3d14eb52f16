-- What the shared statements need and each warehouse says in its own words. The shared statements
-- keep to what DuckDB and GoogleSQL both understand.

CREATE OR REPLACE TEMP MACRO hash_text(t) AS substr(sha256(t), 1, 32);

CREATE OR REPLACE TEMP MACRO json_text(j) AS CAST(j AS VARCHAR);

CREATE OR REPLACE TEMP MACRO days_between(later, earlier) AS later - earlier;

-- DuckDB adds decimals in 128 bits, so a few hostile amounts near the limit of DECIMAL(38, 9) would
-- stop the sum and with it every later commit. Whole and broken parts added apart cannot overflow.
-- Of ordinary amounts nothing need be taken apart: a hundred billion of them cannot overflow either.
CREATE OR REPLACE TEMP MACRO whole_part(x) AS
  CASE
    WHEN x BETWEEN -1000000000000000000 AND 1000000000000000000 THEN 0
    ELSE CAST(trunc(x) AS DECIMAL(38, 0))
  END;

CREATE OR REPLACE TEMP MACRO exact_total(wholes, rests) AS TRY(CAST(wholes AS DECIMAL(38, 9)) + rests);
