-- Staged rows as temporary tables. Where entries are staged, load_entries.sql puts a view in the
-- place of their table.

CREATE OR REPLACE TEMP TABLE staged_entries (
  context INTEGER,
  input INTEGER,
  ordinal BIGINT,
  line INTEGER,
  key_base VARCHAR,
  event_id VARCHAR,
  source_hash VARCHAR,
  location_id VARCHAR,
  category VARCHAR,
  status VARCHAR,
  event_time TIMESTAMP,
  event_date DATE,
  updated_at TIMESTAMP,
  amount DECIMAL(38, 9),
  currency VARCHAR,
  quantity DECIMAL(38, 9),
  unit VARCHAR,
  description VARCHAR,
  counterparty VARCHAR,
  reference VARCHAR,
  attributes JSON,
  content_hash VARCHAR
);

-- identity: what a record is known again by when it is delivered once more.
CREATE OR REPLACE TEMP TABLE staged_dead (
  input INTEGER,
  ordinal BIGINT,
  context INTEGER,
  stage VARCHAR,
  reason VARCHAR,
  field VARCHAR,
  detail VARCHAR,
  part VARCHAR,
  record_line BIGINT,
  byte_length BIGINT,
  record_hash VARCHAR,
  shape VARCHAR,
  payload BLOB,
  identity VARCHAR
);

CREATE OR REPLACE TEMP TABLE staged_ignored (
  input INTEGER,
  ordinal BIGINT,
  code VARCHAR
);
