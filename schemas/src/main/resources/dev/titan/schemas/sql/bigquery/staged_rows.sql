-- How many rows of an attempt are seen, of all that it has staged. Rows that a stream appends are seen when they
-- are flushed, which the pipeline cannot tell. One partition of each table, clustered by run_id: the smallest
-- charge of 10 MB for each.

SELECT COUNT(*) AS row_count
FROM (
  SELECT run_id FROM `${project}.${raw}.staging_contexts`
  WHERE staged_on = @staged_on AND run_id = @run_id AND staged_as = @staged_as
  UNION ALL
  SELECT run_id FROM `${project}.${raw}.staging_inputs`
  WHERE staged_on = @staged_on AND run_id = @run_id AND staged_as = @staged_as
  UNION ALL
  SELECT run_id FROM `${project}.${raw}.staging_payloads`
  WHERE staged_on = @staged_on AND run_id = @run_id AND staged_as = @staged_as
  UNION ALL
  SELECT run_id FROM `${project}.${raw}.staging_entries`
  WHERE staged_on = @staged_on AND run_id = @run_id AND staged_as = @staged_as
  UNION ALL
  SELECT run_id FROM `${project}.${raw}.staging_dead`
  WHERE staged_on = @staged_on AND run_id = @run_id AND staged_as = @staged_as
  UNION ALL
  SELECT run_id FROM `${project}.${raw}.staging_ignored`
  WHERE staged_on = @staged_on AND run_id = @run_id AND staged_as = @staged_as
) AS staged;
