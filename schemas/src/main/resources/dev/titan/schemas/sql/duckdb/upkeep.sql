-- What retention and erasure are told, filled row by row.

CREATE OR REPLACE TEMP TABLE this_upkeep (
  noted_at TIMESTAMP,
  open_letters BOOLEAN -- open letters, and the bytes they need, go too
);

-- What is older goes; what is NULL is kept for ever.
CREATE OR REPLACE TEMP TABLE retention_limits (
  tenant_id VARCHAR,
  raw_before TIMESTAMP,
  letters_before TIMESTAMP,
  checkpoints_before TIMESTAMP
);

-- The raw objects that an unfinished run is about to read.
CREATE OR REPLACE TEMP TABLE needed_objects (
  raw_id VARCHAR
);

CREATE OR REPLACE TEMP TABLE erased_tenant (
  tenant_id VARCHAR
);

CREATE OR REPLACE TEMP TABLE renamed_snapshots (
  former VARCHAR,
  present VARCHAR
);

CREATE OR REPLACE TEMP TABLE erased_token (
  tenant_id VARCHAR,
  token VARCHAR
);

-- What the search in original bytes has found.
CREATE OR REPLACE TEMP TABLE found_objects (
  raw_id VARCHAR
);

CREATE OR REPLACE TEMP TABLE found_letters (
  dead_letter_id VARCHAR
);
