-- What was received, and what could not be understood: both hold original bytes, and so have access
-- rights of their own, in a dataset of their own. Columns are those of duckdb/schema.sql.

-- Partitions expire by themselves, which costs nothing; a DELETE of old rows would rewrite their
-- partitions. Large originals lie in the object store under the same lifetime (a lifecycle rule of
-- the bucket), since bytes there cost less than in a table.
-- A query must say which days it wants: one that forgets to would read all bytes ever received.
CREATE TABLE IF NOT EXISTS `${project}.${raw}.raw_ingest` (
  raw_id STRING NOT NULL,
  tenant_id STRING NOT NULL,
  location_id STRING NOT NULL,
  source STRING OPTIONS(description = 'the hint given with it'),
  content_hash STRING NOT NULL OPTIONS(description = 'SHA-256'),
  bytes INT64 NOT NULL,
  format STRING NOT NULL,
  origin STRING NOT NULL,
  attributes JSON,
  received_at TIMESTAMP NOT NULL OPTIONS(description = 'of the first delivery'),
  ingestion_date DATE NOT NULL,
  run_id STRING NOT NULL OPTIONS(description = 'of the first delivery'),
  payload BYTES OPTIONS(description = 'the bytes, if few'),
  stored STRING OPTIONS(description = 'the key of the bytes in the raw store'),
  deliveries INT64 NOT NULL,
  kept_since TIMESTAMP OPTIONS(description = 'receipt of the delivery whose bytes are kept, if a later one'),
  gone_at TIMESTAMP OPTIONS(description = 'when the bytes were removed; none while they are kept'),
  gone_because STRING OPTIONS(description = 'RETENTION or ERASURE')
)
PARTITION BY ingestion_date
CLUSTER BY tenant_id, location_id, raw_id
OPTIONS (
  description = 'What was received, once per raw object.',
  partition_expiration_days = ${raw_days},
  require_partition_filter = TRUE);

-- No expiry: what waits is never lost by the calendar, only by retention, which knows its status.
-- Status and reason are what everybody asks for within a tenant, so they come next in the clustering.
CREATE TABLE IF NOT EXISTS `${project}.${raw}.dead_letters` (
  dead_letter_id STRING NOT NULL,
  tenant_id STRING NOT NULL,
  location_id STRING NOT NULL,
  source STRING,
  run_id STRING NOT NULL OPTIONS(description = 'that saw it first'),
  last_run_id STRING NOT NULL,
  raw_id STRING NOT NULL OPTIONS(description = 'of its latest delivery, as the columns down to payload'),
  ordinal INT64 NOT NULL OPTIONS(description = '0 for a whole input, or a member of one'),
  part STRING OPTIONS(description = 'zip member or sheet'),
  record_line INT64,
  stage STRING NOT NULL,
  reason STRING NOT NULL,
  reason_number INT64 NOT NULL,
  owner STRING NOT NULL,
  field STRING,
  detail STRING,
  mapping_id STRING,
  mapping_version INT64,
  shape STRING,
  record_hash STRING OPTIONS(description = 'of the original bytes; none for a held record'),
  byte_length INT64,
  payload BYTES OPTIONS(description = 'the original bytes, if few'),
  first_seen_at TIMESTAMP NOT NULL,
  last_seen_at TIMESTAMP NOT NULL,
  seen INT64 NOT NULL OPTIONS(description = 'deliveries'),
  status STRING NOT NULL OPTIONS(description = 'OPEN, REPLAYED or DISCARDED'),
  tries INT64 NOT NULL OPTIONS(description = 'replays that left it dead'),
  resolution STRING OPTIONS(description = 'why it waits no longer; none while it does'),
  resolved_at TIMESTAMP,
  resolved_by STRING OPTIONS(description = 'the person, or titan')
)
PARTITION BY DATE(first_seen_at)
CLUSTER BY tenant_id, status, reason
OPTIONS (description = 'Records and inputs that could not become entries.');
