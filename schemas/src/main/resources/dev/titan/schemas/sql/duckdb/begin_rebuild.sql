-- From here on the commit's own statements write into an empty ledger of their own: a temporary
-- table hides the table of the same name. The run's inputs and what was staged step aside, to be
-- judged delivery by delivery.

ALTER TABLE temp.run_inputs RENAME TO replayed_inputs;

ALTER TABLE temp.staged_entries RENAME TO replayed_entries;

ALTER TABLE temp.staged_dead RENAME TO replayed_dead;

CREATE TEMP TABLE staged_dead AS SELECT * FROM replayed_dead LIMIT 0;

CREATE TEMP TABLE ledger AS SELECT * FROM ledger LIMIT 0;

CREATE TEMP TABLE ledger_contents AS SELECT * FROM ledger_contents LIMIT 0;

CREATE OR REPLACE TEMP TABLE rebuilt_ledger AS SELECT * FROM ledger LIMIT 0;

CREATE OR REPLACE TEMP TABLE rebuilt_contents AS SELECT * FROM ledger_contents LIMIT 0;

CREATE OR REPLACE TEMP TABLE replay_evidence (
  event_key VARCHAR,
  context INTEGER,
  input INTEGER,
  revised INTEGER,
  distant INTEGER
);

CREATE OR REPLACE TEMP TABLE replay_records (
  input INTEGER,
  ordinal BIGINT,
  event_key VARCHAR,
  outcome INTEGER -- 1 WRITTEN, 2 UPDATED, 3 DUPLICATE
);

-- The inputs as they were once delivered. Their bytes are not asked for.
CREATE OR REPLACE TEMP TABLE run_inputs AS
SELECT
  r.* REPLACE (
    CAST(i.input AS INTEGER) AS input, i.run_id AS first_run, i.received_at AS received_at,
    CAST(NULL AS BLOB) AS payload)
FROM replayed_inputs AS r
JOIN replay_inputs AS i ON i.replayed_input = r.input;
