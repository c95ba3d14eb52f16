-- The staged rows of all runs that have read anything of a tenant: once they are committed, nobody
-- needs them. Each statement stands alone, outside of any transaction: rows that the Storage Write API
-- has appended within the last 30 minutes may be deleted so, and not within one. The inputs go last,
-- since the others are found by them; so an erasure that was killed between is finished by the same
-- one again.

DELETE FROM `${project}.${raw}.staging_payloads`
WHERE staged_on >= DATE '0001-01-01'
  AND run_id IN (
    SELECT i.run_id FROM `${project}.${raw}.staging_inputs` AS i
    WHERE i.staged_on >= DATE '0001-01-01' AND i.tenant_id = @tenant);

DELETE FROM `${project}.${raw}.staging_entries`
WHERE staged_on >= DATE '0001-01-01'
  AND run_id IN (
    SELECT i.run_id FROM `${project}.${raw}.staging_inputs` AS i
    WHERE i.staged_on >= DATE '0001-01-01' AND i.tenant_id = @tenant);

DELETE FROM `${project}.${raw}.staging_dead`
WHERE staged_on >= DATE '0001-01-01'
  AND run_id IN (
    SELECT i.run_id FROM `${project}.${raw}.staging_inputs` AS i
    WHERE i.staged_on >= DATE '0001-01-01' AND i.tenant_id = @tenant);

DELETE FROM `${project}.${raw}.staging_ignored`
WHERE staged_on >= DATE '0001-01-01'
  AND run_id IN (
    SELECT i.run_id FROM `${project}.${raw}.staging_inputs` AS i
    WHERE i.staged_on >= DATE '0001-01-01' AND i.tenant_id = @tenant);

DELETE FROM `${project}.${raw}.staging_contexts`
WHERE staged_on >= DATE '0001-01-01'
  AND run_id IN (
    SELECT i.run_id FROM `${project}.${raw}.staging_inputs` AS i
    WHERE i.staged_on >= DATE '0001-01-01' AND i.tenant_id = @tenant);

DELETE FROM `${project}.${raw}.staging_inputs`
WHERE staged_on >= DATE '0001-01-01'
  AND run_id IN (
    SELECT i.run_id FROM `${project}.${raw}.staging_inputs` AS i
    WHERE i.staged_on >= DATE '0001-01-01' AND i.tenant_id = @tenant);
