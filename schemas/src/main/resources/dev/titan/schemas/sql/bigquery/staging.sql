-- Staged rows of all runs and windows, in one form for all: load jobs in batch and the Storage Write
-- API in streaming append to them, the commit only reads. What was appended through that API in the
-- last 30 minutes must not be changed within a transaction, so nothing is ever updated or deleted
-- here: partitions expire. A table per run would be thousands of tables a day, and each commit would
-- pay the smallest charge of 10 MB for each of them.
-- A run that is staged again, because what it had staged was damaged, leaves rows of two manifests: each
-- names its own in staged_as, and a commit reads those of the one that it is given. It is the hash of a
-- manifest whose files were loaded, and what the manifest says where the pipeline wrote the rows itself.
-- staged_on is written in the manifest, so a commit reads the partitions of its runs only. Numbers of
-- inputs and contexts are those of the manifest. Columns are those of
-- dev.titan.schemas.run.StagedTable.

CREATE TABLE IF NOT EXISTS `${project}.${raw}.staging_contexts` (
  run_id STRING NOT NULL,
  staged_on DATE NOT NULL,
  staged_as STRING NOT NULL OPTIONS(description = 'the attempt that has staged it'),
  context INT64 NOT NULL,
  tenant_id STRING NOT NULL,
  source STRING NOT NULL,
  mapping_id STRING NOT NULL,
  mapping_version INT64 NOT NULL,
  schema_fingerprint STRING NOT NULL,
  kind STRING NOT NULL,
  confidence FLOAT64 NOT NULL
)
PARTITION BY staged_on
CLUSTER BY run_id
OPTIONS (
  description = 'The mappings that a run has read with.',
  partition_expiration_days = ${staging_days},
  require_partition_filter = TRUE);

-- In streaming each message is an input: too many for a manifest, so its inputs are rows too.
CREATE TABLE IF NOT EXISTS `${project}.${raw}.staging_inputs` (
  run_id STRING NOT NULL,
  staged_on DATE NOT NULL,
  staged_as STRING NOT NULL OPTIONS(description = 'the attempt that has staged it'),
  input INT64 NOT NULL,
  raw_id STRING NOT NULL,
  tenant_id STRING NOT NULL,
  location_id STRING NOT NULL,
  source STRING,
  origin STRING NOT NULL,
  content_hash STRING NOT NULL,
  bytes INT64 NOT NULL,
  format STRING NOT NULL,
  received_at TIMESTAMP NOT NULL,
  read INT64 NOT NULL OPTIONS(description = 'records, counted by the decoder'),
  stored STRING,
  attributes JSON,
  edit_of STRING
)
PARTITION BY staged_on
CLUSTER BY run_id
OPTIONS (
  description = 'What a run has read.',
  partition_expiration_days = ${staging_days},
  require_partition_filter = TRUE);

CREATE TABLE IF NOT EXISTS `${project}.${raw}.staging_payloads` (
  run_id STRING NOT NULL,
  staged_on DATE NOT NULL,
  staged_as STRING NOT NULL OPTIONS(description = 'the attempt that has staged it'),
  input INT64,
  payload BYTES
)
PARTITION BY staged_on
CLUSTER BY run_id
OPTIONS (
  description = 'The bytes of small inputs.',
  partition_expiration_days = ${staging_days},
  require_partition_filter = TRUE);

-- Nothing is NOT NULL: check_staged.sql tells what is missing, and for which input.
CREATE TABLE IF NOT EXISTS `${project}.${raw}.staging_entries` (
  run_id STRING NOT NULL,
  staged_on DATE NOT NULL,
  staged_as STRING NOT NULL OPTIONS(description = 'the attempt that has staged it'),
  context INT64,
  input INT64,
  ordinal INT64,
  line INT64,
  key_base STRING,
  event_id STRING,
  source_hash STRING,
  location_id STRING,
  category STRING,
  status STRING,
  event_time TIMESTAMP,
  event_date DATE,
  updated_at TIMESTAMP,
  amount NUMERIC,
  currency STRING,
  quantity NUMERIC,
  unit STRING,
  description STRING,
  counterparty STRING,
  reference STRING,
  attributes JSON,
  content_hash STRING
)
PARTITION BY staged_on
CLUSTER BY run_id
OPTIONS (
  description = 'Lines of entries.',
  partition_expiration_days = ${staging_days},
  require_partition_filter = TRUE);

CREATE TABLE IF NOT EXISTS `${project}.${raw}.staging_dead` (
  run_id STRING NOT NULL,
  staged_on DATE NOT NULL,
  staged_as STRING NOT NULL OPTIONS(description = 'the attempt that has staged it'),
  input INT64,
  ordinal INT64,
  context INT64,
  stage STRING,
  reason STRING,
  field STRING,
  detail STRING,
  part STRING,
  record_line INT64,
  byte_length INT64,
  record_hash STRING,
  shape STRING,
  payload BYTES
)
PARTITION BY staged_on
CLUSTER BY run_id
OPTIONS (
  description = 'Dead records and inputs.',
  partition_expiration_days = ${staging_days},
  require_partition_filter = TRUE);

CREATE TABLE IF NOT EXISTS `${project}.${raw}.staging_ignored` (
  run_id STRING NOT NULL,
  staged_on DATE NOT NULL,
  staged_as STRING NOT NULL OPTIONS(description = 'the attempt that has staged it'),
  input INT64,
  ordinal INT64,
  code STRING
)
PARTITION BY staged_on
CLUSTER BY run_id
OPTIONS (
  description = 'Ignored records.',
  partition_expiration_days = ${staging_days},
  require_partition_filter = TRUE);
