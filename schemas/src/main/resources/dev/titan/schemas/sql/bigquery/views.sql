-- What dashboards read. The dataset of views is authorized on the two others (an entry in their access
-- lists, which no SQL statement makes: Terraform does), so that readers need no right on the tables.
-- The policies of the tables still apply, to who asks. A view is free; what it reads is not.

CREATE OR REPLACE VIEW `${project}.${views}.daily_totals`
OPTIONS (description = 'The daily sums: the cheap question.')
AS SELECT tenant_id, location_id, category, currency, event_date, entries, quantity, amount
FROM `${project}.${canonical}.daily_rollup`;

-- Technical columns stay behind, so that a SELECT * reads a third less.
CREATE OR REPLACE VIEW `${project}.${views}.entries`
OPTIONS (description = 'The ledger; a query must name days of ingestion_date.')
AS SELECT
  tenant_id, location_id, source, category, kind, status, event_key, event_id, line, event_time,
  event_date, ingestion_date, amount, currency, quantity, unit, description, counterparty,
  reference, attributes, revision
FROM `${project}.${canonical}.ledger`;

-- Neither bytes nor detail: both may hold what only raw's readers may see.
CREATE OR REPLACE VIEW `${project}.${views}.waiting_records`
OPTIONS (description = 'Dead letters that wait, by cause.')
AS SELECT
  tenant_id, location_id, source, stage, reason, owner, mapping_id, field,
  COUNT(*) AS letters, SUM(seen) AS seen,
  MIN(first_seen_at) AS first_seen_at, MAX(last_seen_at) AS last_seen_at
FROM `${project}.${raw}.dead_letters`
WHERE status = 'OPEN'
GROUP BY tenant_id, location_id, source, stage, reason, owner, mapping_id, field;

-- The four figures of law 1, for who wants to check them.
CREATE OR REPLACE VIEW `${project}.${views}.books`
OPTIONS (description = 'What was read beside what became of it, by day of receipt.')
AS SELECT
  tenant_id, location_id, DATE(received_at) AS received_on,
  SUM(read) AS read, SUM(written) AS written, SUM(updated) AS updated,
  SUM(duplicate) AS duplicate, SUM(dead_lettered) AS dead_lettered, SUM(ignored) AS ignored
FROM `${project}.${canonical}.checkpoint_inputs`
GROUP BY tenant_id, location_id, received_on;
