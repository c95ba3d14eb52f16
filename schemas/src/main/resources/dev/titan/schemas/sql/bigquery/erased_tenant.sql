-- Whose erasure it is, and the mapping snapshots that name the tenant, each with the one that takes its
-- place.

CREATE OR REPLACE TEMP TABLE erased_tenant AS
SELECT @tenant AS tenant_id;

CREATE OR REPLACE TEMP TABLE renamed_snapshots AS
SELECT s.former, s.present FROM UNNEST(@snapshots) AS s;
