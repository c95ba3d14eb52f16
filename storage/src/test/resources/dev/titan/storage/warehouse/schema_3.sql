-- The tables of a warehouse, version 3. What each column means stands in docs/ledger.md.
-- No primary keys: DuckDB would check them row by row in an index that lives in memory, and every
-- key below is already made unique by the statements that insert it.

CREATE TABLE titan_meta (
  name VARCHAR NOT NULL,
  value VARCHAR NOT NULL
);

-- One row per line of an event: its current content. Left to choose, DuckDB tries every compression
-- on a column. Attributes are most of a ledger's bytes, and zstd takes half the time and less room;
-- hashes give way to none, and looking for the best would be a seventh of the time of an insert.
CREATE TABLE ledger (
  event_key VARCHAR NOT NULL USING COMPRESSION uncompressed,
  event_id VARCHAR NOT NULL,
  id_kind VARCHAR NOT NULL,             -- MAPPED or CONTENT
  line INTEGER NOT NULL,                -- from 1
  schema_fingerprint VARCHAR NOT NULL,
  tenant_id VARCHAR NOT NULL,
  location_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,                -- STREAM or STATE
  status VARCHAR NOT NULL,              -- POSTED, PENDING or VOID
  event_time TIMESTAMP,                 -- UTC
  event_date DATE,                      -- in the zone of the location
  ingestion_date DATE NOT NULL,         -- UTC date of first_received_at
  first_received_at TIMESTAMP NOT NULL, -- of the event's first receipt; never changes
  received_at TIMESTAMP NOT NULL,       -- of the current content
  source_updated_at TIMESTAMP,          -- the newest updated_at that the source gave the event
  amount DECIMAL(38, 9),
  currency VARCHAR,
  quantity DECIMAL(38, 9),
  unit VARCHAR,
  description VARCHAR,
  counterparty VARCHAR,
  reference VARCHAR,
  attributes JSON USING COMPRESSION zstd,
  mapping_id VARCHAR NOT NULL,
  mapping_version INTEGER NOT NULL,
  confidence DOUBLE NOT NULL,
  content_hash VARCHAR NOT NULL USING COMPRESSION uncompressed, -- over all lines of the event
  revision INTEGER NOT NULL,            -- 1 + the changes applied since
  raw_id VARCHAR NOT NULL,
  ordinal BIGINT NOT NULL,
  run_id VARCHAR NOT NULL
);

-- Every content ever seen of events that have had more than one. The only content of an ordinary
-- event stands in the ledger alone.
CREATE TABLE ledger_contents (
  event_key VARCHAR NOT NULL,
  content_hash VARCHAR NOT NULL,
  updated_at TIMESTAMP,                 -- of its newest version while current, else of its first
  received_at TIMESTAMP NOT NULL,       -- likewise
  revision INTEGER,                     -- the revision that first made it current, if one did
  run_id VARCHAR NOT NULL,              -- where it was first seen
  raw_id VARCHAR NOT NULL,
  ordinal BIGINT NOT NULL
);

CREATE TABLE raw_ingest (
  raw_id VARCHAR NOT NULL,
  tenant_id VARCHAR NOT NULL,
  location_id VARCHAR NOT NULL,
  source VARCHAR,                       -- the hint given with it
  content_hash VARCHAR NOT NULL,        -- SHA-256
  bytes BIGINT NOT NULL,
  format VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,
  attributes JSON,
  received_at TIMESTAMP NOT NULL,       -- of the first delivery
  ingestion_date DATE NOT NULL,
  run_id VARCHAR NOT NULL,              -- of the first delivery
  payload BLOB,                         -- the bytes, if few
  stored VARCHAR,                       -- the key of the bytes in the raw store
  deliveries BIGINT NOT NULL
);

CREATE TABLE dead_letters (
  dead_letter_id VARCHAR NOT NULL,
  tenant_id VARCHAR NOT NULL,
  location_id VARCHAR NOT NULL,
  source VARCHAR,
  run_id VARCHAR NOT NULL,              -- that saw it first
  last_run_id VARCHAR NOT NULL,
  raw_id VARCHAR NOT NULL,              -- of its latest delivery, as the columns down to payload
  ordinal BIGINT NOT NULL,              -- 0 for a whole input, or a member of one
  part VARCHAR,                         -- zip member or sheet
  record_line BIGINT,
  stage VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  reason_number INTEGER NOT NULL,
  owner VARCHAR NOT NULL,
  field VARCHAR,
  detail VARCHAR,
  mapping_id VARCHAR,
  mapping_version INTEGER,
  shape VARCHAR,
  record_hash VARCHAR,                  -- of the original bytes; none for a held record
  byte_length BIGINT,
  payload BLOB,                         -- the original bytes, if few
  first_seen_at TIMESTAMP NOT NULL,
  last_seen_at TIMESTAMP NOT NULL,
  seen BIGINT NOT NULL,                 -- deliveries
  status VARCHAR NOT NULL,              -- OPEN, REPLAYED or DISCARDED
  tries INTEGER NOT NULL,               -- replays that left it dead
  resolution VARCHAR,                   -- why it waits no longer; none while it does
  resolved_at TIMESTAMP,
  resolved_by VARCHAR                   -- the person, or titan
);

-- One row per committed manifest.
CREATE TABLE checkpoints (
  run_id VARCHAR NOT NULL,
  mode VARCHAR NOT NULL,
  created_at TIMESTAMP NOT NULL,
  committed_at TIMESTAMP NOT NULL,
  mapping_snapshot VARCHAR NOT NULL,
  manifest_hash VARCHAR NOT NULL,
  read BIGINT NOT NULL,
  written BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  duplicate BIGINT NOT NULL,
  dead_lettered BIGINT NOT NULL,
  ignored BIGINT NOT NULL,
  entries BIGINT NOT NULL               -- ledger rows that the run has written
);

CREATE TABLE checkpoint_inputs (
  run_id VARCHAR NOT NULL,
  input INTEGER NOT NULL,               -- position in the manifest
  raw_id VARCHAR NOT NULL,
  tenant_id VARCHAR NOT NULL,
  location_id VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,
  received_at TIMESTAMP NOT NULL,       -- of this delivery
  read BIGINT NOT NULL,
  written BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  duplicate BIGINT NOT NULL,
  dead_lettered BIGINT NOT NULL,
  ignored BIGINT NOT NULL,
  entries BIGINT NOT NULL
);

-- What dead and ignored records of a run were, by code.
CREATE TABLE checkpoint_reasons (
  run_id VARCHAR NOT NULL,
  input INTEGER NOT NULL,
  outcome VARCHAR NOT NULL,             -- DEAD_LETTERED or IGNORED
  code VARCHAR NOT NULL,
  records BIGINT NOT NULL
);

-- What a replay has changed in the ledger, by cause.
CREATE TABLE replay_changes (
  run_id VARCHAR NOT NULL,
  change VARCHAR NOT NULL,              -- ADDED, CHANGED, RESTATED, GONE or KEPT
  cause VARCHAR NOT NULL,
  detail VARCHAR,                       -- a reason or ignore code, or versions of a mapping
  events BIGINT NOT NULL,
  entries BIGINT NOT NULL               -- their lines: the new ones, or the old ones of the last two
);

-- The sums over STREAM entries that are POSTED.
CREATE TABLE daily_rollup (
  tenant_id VARCHAR NOT NULL,
  location_id VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  currency VARCHAR,
  event_date DATE,
  entries BIGINT NOT NULL,
  quantity DECIMAL(38, 9),              -- NULL if no entry has one, or their sum does not fit
  amount DECIMAL(38, 9)                 -- likewise
);
