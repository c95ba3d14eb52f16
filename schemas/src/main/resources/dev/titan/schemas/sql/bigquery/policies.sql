-- Who sees which rows. Once a table has a policy, who has none sees no row, and a statement that
-- changes rows needs all of them: so the pipeline's accounts have a policy of their own, without a filter.
-- Policies are lost by CREATE OR REPLACE TABLE and by WRITE_TRUNCATE: neither is used on these tables.
-- The look-up in tenant_members reads a few hundred kilobytes per query. It prunes no partition of the
-- table itself, so queries still have to name days.

CREATE ROW ACCESS POLICY IF NOT EXISTS pipeline_rows
ON `${project}.${canonical}.ledger`
GRANT TO (${pipeline_grantees})
FILTER USING (TRUE);

CREATE ROW ACCESS POLICY IF NOT EXISTS tenant_rows
ON `${project}.${canonical}.ledger`
GRANT TO ('group:${reader_group}')
FILTER USING (
  tenant_id IN (
    SELECT m.tenant_id
    FROM `${project}.${canonical}.tenant_members` AS m
    WHERE m.email = SESSION_USER()));

CREATE ROW ACCESS POLICY IF NOT EXISTS pipeline_rows
ON `${project}.${canonical}.daily_rollup`
GRANT TO (${pipeline_grantees})
FILTER USING (TRUE);

CREATE ROW ACCESS POLICY IF NOT EXISTS tenant_rows
ON `${project}.${canonical}.daily_rollup`
GRANT TO ('group:${reader_group}')
FILTER USING (
  tenant_id IN (
    SELECT m.tenant_id
    FROM `${project}.${canonical}.tenant_members` AS m
    WHERE m.email = SESSION_USER()));

CREATE ROW ACCESS POLICY IF NOT EXISTS pipeline_rows
ON `${project}.${canonical}.checkpoint_inputs`
GRANT TO (${pipeline_grantees})
FILTER USING (TRUE);

CREATE ROW ACCESS POLICY IF NOT EXISTS tenant_rows
ON `${project}.${canonical}.checkpoint_inputs`
GRANT TO ('group:${reader_group}')
FILTER USING (
  tenant_id IN (
    SELECT m.tenant_id
    FROM `${project}.${canonical}.tenant_members` AS m
    WHERE m.email = SESSION_USER()));

CREATE ROW ACCESS POLICY IF NOT EXISTS pipeline_rows
ON `${project}.${canonical}.titan_healing_log`
GRANT TO (${pipeline_grantees})
FILTER USING (TRUE);

CREATE ROW ACCESS POLICY IF NOT EXISTS tenant_rows
ON `${project}.${canonical}.titan_healing_log`
GRANT TO ('group:${reader_group}')
FILTER USING (
  tenant_id IN (
    SELECT m.tenant_id
    FROM `${project}.${canonical}.tenant_members` AS m
    WHERE m.email = SESSION_USER()));

CREATE ROW ACCESS POLICY IF NOT EXISTS pipeline_rows
ON `${project}.${raw}.dead_letters`
GRANT TO (${pipeline_grantees})
FILTER USING (TRUE);

CREATE ROW ACCESS POLICY IF NOT EXISTS tenant_rows
ON `${project}.${raw}.dead_letters`
GRANT TO ('group:${reader_group}')
FILTER USING (
  tenant_id IN (
    SELECT m.tenant_id
    FROM `${project}.${canonical}.tenant_members` AS m
    WHERE m.email = SESSION_USER()));

CREATE ROW ACCESS POLICY IF NOT EXISTS pipeline_rows
ON `${project}.${raw}.raw_ingest`
GRANT TO (${pipeline_grantees})
FILTER USING (TRUE);

CREATE ROW ACCESS POLICY IF NOT EXISTS tenant_rows
ON `${project}.${raw}.raw_ingest`
GRANT TO ('group:${reader_group}')
FILTER USING (
  tenant_id IN (
    SELECT m.tenant_id
    FROM `${project}.${canonical}.tenant_members` AS m
    WHERE m.email = SESSION_USER()));
