-- Mirrors of the registry, which stays the authority: for joins and policies only, a few megabytes for
-- 10,000 tenants, so neither partitioned nor worth a cluster key.

CREATE TABLE IF NOT EXISTS `${project}.${canonical}.billing_plans` (
  plan_id STRING NOT NULL,
  name STRING NOT NULL,
  events_per_day INT64 OPTIONS(description = 'none: no limit'),
  raw_days INT64 OPTIONS(description = 'none: as long as partitions last'),
  price NUMERIC,
  currency STRING,
  updated_at TIMESTAMP NOT NULL
)
OPTIONS (description = 'What tenants may do, and what it costs them.');

CREATE TABLE IF NOT EXISTS `${project}.${canonical}.tenants` (
  tenant_id STRING NOT NULL,
  name STRING,
  plan_id STRING,
  status STRING NOT NULL OPTIONS(description = 'ACTIVE, SUSPENDED or ERASED'),
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
)
OPTIONS (description = 'Whose data there is.');

CREATE TABLE IF NOT EXISTS `${project}.${canonical}.users` (
  user_id STRING NOT NULL,
  email STRING NOT NULL OPTIONS(description = 'as SESSION_USER() gives it, in lower case'),
  status STRING NOT NULL OPTIONS(description = 'ACTIVE or SUSPENDED'),
  updated_at TIMESTAMP NOT NULL
)
OPTIONS (description = 'Persons and service accounts that may ask.');

-- One policy that looks here serves any number of tenants. A policy per tenant would be 10,000 of
-- them on each table, where BigQuery takes 400.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.tenant_members` (
  email STRING NOT NULL OPTIONS(description = 'as SESSION_USER() gives it, in lower case'),
  tenant_id STRING NOT NULL,
  role STRING NOT NULL OPTIONS(description = 'ANALYST or OPERATOR'),
  updated_at TIMESTAMP NOT NULL
)
CLUSTER BY email
OPTIONS (description = 'Who may see the rows of which tenant.');

CREATE TABLE IF NOT EXISTS `${project}.${canonical}.org_locations` (
  tenant_id STRING NOT NULL,
  location_id STRING NOT NULL,
  version INT64 NOT NULL,
  name STRING,
  zone STRING NOT NULL OPTIONS(description = 'IANA time zone'),
  currency STRING OPTIONS(description = 'ISO 4217; where a record has none'),
  updated_at TIMESTAMP NOT NULL
)
OPTIONS (description = 'Shops and sites.');

-- Never a key: only the hash by which one is known, which is of no use to who reads it.
CREATE TABLE IF NOT EXISTS `${project}.${canonical}.api_keys` (
  key_id STRING NOT NULL,
  tenant_id STRING NOT NULL,
  key_hash STRING NOT NULL OPTIONS(description = 'SHA-256 of 256 random bits'),
  scope STRING NOT NULL,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP,
  revoked_at TIMESTAMP
)
OPTIONS (description = 'Keys of the API.');
