-- The manifest as temporary tables, filled by the committer row by row.

CREATE OR REPLACE TEMP TABLE this_run (
  run_id VARCHAR,
  mode VARCHAR,
  created_at TIMESTAMP,
  mapping_snapshot VARCHAR,
  manifest_hash VARCHAR
);

-- What holds for a commit, whatever it commits.
CREATE OR REPLACE TEMP TABLE this_commit (
  committed_at TIMESTAMP,
  max_days_apart INTEGER,
  max_revised_share DOUBLE,
  min_keys INTEGER
);

CREATE OR REPLACE TEMP TABLE run_contexts (
  context INTEGER,
  tenant_id VARCHAR,
  source VARCHAR,
  mapping_id VARCHAR,
  mapping_version INTEGER,
  schema_fingerprint VARCHAR,
  kind VARCHAR,
  confidence DOUBLE
);

CREATE OR REPLACE TEMP TABLE run_inputs (
  input INTEGER,
  run_id VARCHAR, -- the run of its manifest
  place INTEGER, -- its position there
  first_run VARCHAR, -- the run whose delivery is judged: this one, or in a replay an earlier one
  raw_id VARCHAR,
  tenant_id VARCHAR,
  location_id VARCHAR,
  source VARCHAR,
  origin VARCHAR,
  content_hash VARCHAR,
  bytes BIGINT,
  format VARCHAR,
  received_at TIMESTAMP,
  read BIGINT,
  payload BLOB,
  stored VARCHAR,
  attributes JSON,
  edit_of VARCHAR -- the dead letter whose record a person has corrected in this input
);

CREATE OR REPLACE TEMP TABLE known_codes (
  outcome VARCHAR,
  code VARCHAR,
  number INTEGER,
  stage VARCHAR,
  owner VARCHAR
);
