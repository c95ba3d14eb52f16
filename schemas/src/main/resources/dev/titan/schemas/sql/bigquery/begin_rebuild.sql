-- From here on the commit's own statements write into an empty ledger of their own: the temporary table
-- of that name. The run's inputs and what was staged step aside, to be judged delivery by delivery.
-- BigQuery gives no temporary table another name, so what steps aside is copied.

CREATE OR REPLACE TEMP TABLE replayed_inputs AS SELECT * FROM run_inputs;

CREATE OR REPLACE TEMP TABLE replayed_entries AS SELECT * FROM staged_entries;

CREATE OR REPLACE TEMP TABLE replayed_dead AS SELECT * FROM staged_dead;

CREATE OR REPLACE TEMP TABLE staged_dead AS SELECT * FROM replayed_dead WHERE FALSE;

CREATE OR REPLACE TEMP TABLE ledger AS SELECT * FROM former_ledger WHERE FALSE;

CREATE OR REPLACE TEMP TABLE ledger_contents AS SELECT * FROM former_contents WHERE FALSE;

CREATE OR REPLACE TEMP TABLE rebuilt_ledger AS SELECT * FROM former_ledger WHERE FALSE;

CREATE OR REPLACE TEMP TABLE rebuilt_contents AS SELECT * FROM former_contents WHERE FALSE;

CREATE OR REPLACE TEMP TABLE replay_evidence AS
SELECT raw_id AS event_key, input AS context, input, input AS revised, input AS distant
FROM replayed_inputs
WHERE FALSE;

CREATE OR REPLACE TEMP TABLE replay_records AS
SELECT input, input AS ordinal, raw_id AS event_key, input AS outcome
FROM replayed_inputs
WHERE FALSE;

-- The inputs as they were once delivered. Their bytes are not asked for.
CREATE OR REPLACE TEMP TABLE run_inputs AS
SELECT
  r.* REPLACE (
    i.input AS input, i.run_id AS first_run, i.received_at AS received_at,
    CAST(NULL AS BYTES) AS payload)
FROM replayed_inputs AS r
JOIN replay_inputs AS i ON i.replayed_input = r.input;
