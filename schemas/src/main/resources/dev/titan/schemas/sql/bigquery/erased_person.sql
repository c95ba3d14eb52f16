-- Whose erasure it is. The token is a parameter, so it is in the history of jobs, which BigQuery keeps
-- for 180 days; what it stands for is not.

CREATE OR REPLACE TEMP TABLE erased_token AS
SELECT @tenant AS tenant_id, @token AS token;
