-- Ids that a caller has chosen, as a temporary table: the first of them, and more of them.

CREATE OR REPLACE TEMP TABLE ${table} AS
SELECT i.id AS ${column} FROM UNNEST(@ids) AS i;

INSERT INTO ${table} (${column})
SELECT i.id FROM UNNEST(@ids) AS i;
