-- A round of the committer: one transaction for all manifests that are closed, of all tenants. All
-- its statements run in one session, so that temporary tables last; no default dataset may be set,
-- since an unqualified name means a temporary table.
-- The lease tells committers whose turn it is, but a lease may be lost without its owner knowing.
-- Two transactions that change the same table cannot both commit, so this row keeps rounds apart.

BEGIN TRANSACTION;

UPDATE ${titan_meta} SET value = @round WHERE name = 'commit_round';
