-- Slots of its own for the pipeline's project, so that a dashboard cannot starve a commit. Enterprise,
-- as Standard has no row policies. Small installations are cheaper on demand and leave this out: the
-- baseline is paid for by the hour, used or not. A budget with its alerts belongs to the billing
-- account, for which there is no SQL: Terraform makes it. What one query may cost is limited by
-- maximumBytesBilled, at each query.

CREATE RESERVATION `${project}.region-${location}.titan`
OPTIONS (
  edition = 'ENTERPRISE',
  slot_capacity = ${baseline_slots},
  autoscale_max_slots = ${more_slots});

CREATE ASSIGNMENT `${project}.region-${location}.titan.commits`
OPTIONS (assignee = 'projects/${project}', job_type = 'QUERY');
