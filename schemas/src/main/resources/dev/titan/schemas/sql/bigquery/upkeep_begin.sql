-- Something is taken out for good: one transaction, which no round of the committer may run beside
-- (see begin.sql). No table that the Storage Write API appends to is changed in it, since BigQuery
-- refuses to change rows that are younger than 30 minutes within a transaction: staged rows go by
-- statements of their own (erase_staging.sql).

BEGIN TRANSACTION;

UPDATE ${titan_meta} SET value = @round WHERE name = 'commit_round';
