-- What the ledger says today of every event that the replayed objects had brought about, or bring
-- about now. An event_key begins with the 32 hex digits of its key_base; an occurrence number may
-- follow.

CREATE OR REPLACE TEMP TABLE replay_bases AS
SELECT key_base FROM staged_entries WHERE line = 1
UNION DISTINCT
SELECT SUBSTR(event_key, 1, 32) FROM ledger
WHERE raw_id IN (SELECT raw_id FROM run_inputs)
UNION DISTINCT
SELECT SUBSTR(event_key, 1, 32) FROM ledger_contents
WHERE raw_id IN (SELECT raw_id FROM run_inputs);

CREATE OR REPLACE TEMP TABLE former_ledger AS
SELECT * FROM ledger
WHERE SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM replay_bases);

CREATE OR REPLACE TEMP TABLE former_contents AS
SELECT * FROM ledger_contents
WHERE SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM replay_bases);
