-- What the shared statements need and BigQuery says in its own words: duckdb/session.sql has the
-- same functions. Temporary functions live as long as the session, and cost nothing.

CREATE TEMP FUNCTION hash_text(t STRING) AS (SUBSTR(TO_HEX(SHA256(t)), 1, 32));

CREATE TEMP FUNCTION json_text(j JSON) AS (TO_JSON_STRING(j));

CREATE TEMP FUNCTION days_between(later DATE, earlier DATE) AS (DATE_DIFF(later, earlier, DAY));

-- A sum of NUMERIC that does not fit stops the statement, and with it the commit of all tenants, so a
-- few hostile amounts near the limit could stop everybody. Sums in BIGNUMERIC have room for a
-- billion times the largest NUMERIC.
CREATE TEMP FUNCTION whole_part(x NUMERIC) AS (CAST(x AS BIGNUMERIC));

CREATE TEMP FUNCTION exact_total(wholes BIGNUMERIC, rests BIGNUMERIC) AS (SAFE_CAST(wholes + rests AS NUMERIC));
