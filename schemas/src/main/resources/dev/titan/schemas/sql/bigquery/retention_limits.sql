-- What is older goes; what is NULL is kept for ever.

CREATE OR REPLACE TEMP TABLE retention_limits AS
SELECT l.tenant_id, l.raw_before, l.letters_before, l.checkpoints_before
FROM UNNEST(@limits) AS l;
