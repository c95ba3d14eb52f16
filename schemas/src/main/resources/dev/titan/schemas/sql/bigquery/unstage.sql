-- The staged rows of a run that will never be committed. Each statement stands alone, outside of any
-- transaction, as those of erase_staging.sql do. The inputs go last: as long as they are there, the run
-- counts as one that has staged something.

DELETE FROM `${project}.${raw}.staging_payloads`
WHERE staged_on >= DATE '0001-01-01' AND run_id = @run_id;

DELETE FROM `${project}.${raw}.staging_entries`
WHERE staged_on >= DATE '0001-01-01' AND run_id = @run_id;

DELETE FROM `${project}.${raw}.staging_dead`
WHERE staged_on >= DATE '0001-01-01' AND run_id = @run_id;

DELETE FROM `${project}.${raw}.staging_ignored`
WHERE staged_on >= DATE '0001-01-01' AND run_id = @run_id;

DELETE FROM `${project}.${raw}.staging_contexts`
WHERE staged_on >= DATE '0001-01-01' AND run_id = @run_id;

DELETE FROM `${project}.${raw}.staging_inputs`
WHERE staged_on >= DATE '0001-01-01' AND run_id = @run_id;
