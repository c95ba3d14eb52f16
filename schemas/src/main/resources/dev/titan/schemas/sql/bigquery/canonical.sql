-- What is true: ledger, sums and books. Columns are those of duckdb/schema.sql.

-- A handful of rows. The commit changes one of them first of all: two commits that change the same
-- table cannot both succeed, while two that only insert could. The lease keeps them apart as a rule,
-- this row always.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.titan_meta` (
  name STRING NOT NULL,
  value STRING NOT NULL
)
OPTIONS (description = 'Facts about the tables themselves.');

-- By the day of the first receipt, which never changes: so a revision or a replay stays in its
-- partition, and a commit of today reads the partitions of few days. By event_date, a late export
-- would touch hundreds of partitions. Clustering follows what dashboards filter by; it is kept up
-- without cost. Rows of 10,000 tenants share partitions: a partition per tenant and day would be
-- megabytes of metadata for kilobytes of rows, and stop at the limit of 10,000 partitions.
-- No PRIMARY KEY: unenforced, it would let the optimiser rely on what the commit alone ensures, and a
-- single double would falsify joins in silence. audit.sql proves the keys unique instead.
-- Row policies prune nothing, so a query without a day would be billed for all tenants and years.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.ledger` (
  event_key STRING NOT NULL,
  event_id STRING NOT NULL,
  id_kind STRING NOT NULL OPTIONS(description = 'MAPPED or CONTENT'),
  line INT64 NOT NULL OPTIONS(description = 'from 1'),
  schema_fingerprint STRING NOT NULL,
  tenant_id STRING NOT NULL,
  location_id STRING NOT NULL,
  source STRING NOT NULL,
  category STRING NOT NULL,
  kind STRING NOT NULL OPTIONS(description = 'STREAM or STATE'),
  status STRING NOT NULL OPTIONS(description = 'POSTED, PENDING or VOID'),
  event_time TIMESTAMP OPTIONS(description = 'UTC'),
  event_date DATE OPTIONS(description = 'in the zone of the location'),
  ingestion_date DATE NOT NULL OPTIONS(description = 'UTC date of first_received_at'),
  first_received_at TIMESTAMP NOT NULL OPTIONS(description = "of the event's first receipt; never changes"),
  received_at TIMESTAMP NOT NULL OPTIONS(description = 'of the current content'),
  source_updated_at TIMESTAMP OPTIONS(description = 'the newest updated_at that the source gave the event'),
  amount NUMERIC,
  currency STRING,
  quantity NUMERIC,
  unit STRING,
  description STRING,
  counterparty STRING,
  reference STRING,
  attributes JSON,
  mapping_id STRING NOT NULL,
  mapping_version INT64 NOT NULL,
  confidence FLOAT64 NOT NULL,
  content_hash STRING NOT NULL OPTIONS(description = 'over all lines of the event'),
  revision INT64 NOT NULL OPTIONS(description = '1 + the changes applied since'),
  raw_id STRING NOT NULL,
  ordinal INT64 NOT NULL,
  run_id STRING NOT NULL
)
PARTITION BY ingestion_date
CLUSTER BY tenant_id, location_id, category
OPTIONS (
  description = 'One row per line of an event: its current content.',
  require_partition_filter = TRUE);

-- Asked only for keys that a commit has found in the ledger, whose contents cannot have been received
-- before the first of them: so the day of receipt prunes it.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.ledger_contents` (
  event_key STRING NOT NULL,
  content_hash STRING NOT NULL,
  updated_at TIMESTAMP OPTIONS(description = 'of its newest version while current, else of its first'),
  received_at TIMESTAMP NOT NULL OPTIONS(description = 'likewise'),
  revision INT64 OPTIONS(description = 'the revision that first made it current, if one did'),
  run_id STRING NOT NULL OPTIONS(description = 'where it was first seen'),
  raw_id STRING NOT NULL,
  ordinal INT64 NOT NULL
)
PARTITION BY DATE(received_at)
CLUSTER BY event_key
OPTIONS (description = 'Every content ever seen of events that have had more than one.');

-- Events whose date is later than the day after their first receipt: bookings, bills dated ahead. The
-- rule that prunes a commit (nothing is received before it happened) does not hold for them, so their
-- days are kept here, in a table small enough to be read whole. See round_keys.sql.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.early_events` (
  key_base STRING NOT NULL,
  event_date DATE NOT NULL,
  ingestion_date DATE NOT NULL OPTIONS(description = 'the partition of the ledger that has it')
)
OPTIONS (description = 'Events that were received before their date.');

-- A row per committed manifest: small, and asked for by run_id.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.checkpoints` (
  run_id STRING NOT NULL,
  mode STRING NOT NULL,
  created_at TIMESTAMP NOT NULL,
  committed_at TIMESTAMP NOT NULL,
  mapping_snapshot STRING NOT NULL,
  manifest_hash STRING NOT NULL,
  read INT64 NOT NULL,
  written INT64 NOT NULL,
  updated INT64 NOT NULL,
  duplicate INT64 NOT NULL,
  dead_lettered INT64 NOT NULL,
  ignored INT64 NOT NULL,
  entries INT64 NOT NULL OPTIONS(description = 'ledger rows that the run has written'),
  gone_at TIMESTAMP OPTIONS(description = 'when its inputs and reasons were removed; none while they are kept')
)
CLUSTER BY run_id
OPTIONS (description = 'One row per committed manifest.');

-- In streaming each message is an input, so this is as long as raw_ingest, and pruned likewise.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.checkpoint_inputs` (
  run_id STRING NOT NULL,
  input INT64 NOT NULL OPTIONS(description = 'position in the manifest'),
  raw_id STRING NOT NULL,
  tenant_id STRING NOT NULL,
  location_id STRING NOT NULL,
  origin STRING NOT NULL,
  received_at TIMESTAMP NOT NULL OPTIONS(description = 'of this delivery'),
  read INT64 NOT NULL,
  written INT64 NOT NULL,
  updated INT64 NOT NULL,
  duplicate INT64 NOT NULL,
  dead_lettered INT64 NOT NULL,
  ignored INT64 NOT NULL,
  entries INT64 NOT NULL
)
PARTITION BY DATE(received_at)
CLUSTER BY tenant_id, raw_id
OPTIONS (description = 'The books of each input.');

CREATE TABLE IF NOT EXISTS `${project}.${canonical}.checkpoint_reasons` (
  run_id STRING NOT NULL,
  input INT64 NOT NULL,
  outcome STRING NOT NULL OPTIONS(description = 'DEAD_LETTERED or IGNORED'),
  code STRING NOT NULL,
  records INT64 NOT NULL
)
CLUSTER BY run_id
OPTIONS (description = 'What dead and ignored records of a run were, by code.');

CREATE TABLE IF NOT EXISTS `${project}.${canonical}.replay_changes` (
  run_id STRING NOT NULL,
  change STRING NOT NULL OPTIONS(description = 'ADDED, CHANGED, RESTATED, GONE or KEPT'),
  cause STRING NOT NULL,
  detail STRING OPTIONS(description = 'a reason or ignore code, or versions of a mapping'),
  events INT64 NOT NULL,
  entries INT64 NOT NULL OPTIONS(description = 'their lines: the new ones, or the old ones of the last two')
)
CLUSTER BY run_id
OPTIONS (description = 'What a replay has changed in the ledger, by cause.');

-- A table that the commit keeps, no materialized view. A view over a table with row policies is itself
-- filtered by them at each query and then costs what the base table costs, which is what a rollup is
-- to save; its refresh after the UPDATEs and DELETEs of revisions would read whole partitions again,
-- at times that nobody chooses; and it could not sum exactly what does not fit NUMERIC. The commit
-- recomputes the touched groups in the same transaction: never stale, and with a policy of its own.
-- 10,000 tenants give some hundred thousand rows a day, so a dashboard reads megabytes.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.daily_rollup` (
  tenant_id STRING NOT NULL,
  location_id STRING NOT NULL,
  category STRING NOT NULL,
  currency STRING,
  event_date DATE,
  entries INT64 NOT NULL,
  quantity NUMERIC OPTIONS(description = 'NULL if no entry has one, or their sum does not fit'),
  amount NUMERIC OPTIONS(description = 'likewise')
)
PARTITION BY event_date
CLUSTER BY tenant_id, location_id, category
OPTIONS (description = 'The sums over STREAM entries that are POSTED.');

-- Every step of every case on its way through healing, as the registry has it.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.titan_healing_log` (
  case_id STRING NOT NULL,
  step INT64 NOT NULL OPTIONS(description = 'from 1 within the case'),
  tenant_id STRING NOT NULL,
  source STRING,
  mapping_id STRING,
  base_version INT64 OPTIONS(description = 'the version that the patch was made for'),
  patch_hash STRING,
  from_state STRING,
  to_state STRING NOT NULL,
  actor STRING NOT NULL OPTIONS(description = 'the person, or titan'),
  isolation STRING OPTIONS(description = 'how far the sandbox was shut off'),
  detail STRING OPTIONS(description = 'why; never a value of a record'),
  happened_at TIMESTAMP NOT NULL
)
PARTITION BY DATE(happened_at)
CLUSTER BY tenant_id, case_id
OPTIONS (description = 'Every step of every healing case.');
