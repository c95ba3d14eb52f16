-- Entries that no later round asks for leave the ledger that is being built, so that a round reads what
-- it judges and not all that was judged before.

INSERT INTO rebuilt_ledger
SELECT * FROM ledger WHERE SUBSTR(event_key, 1, 32) NOT IN (SELECT key_base FROM lasting_keys);

CREATE OR REPLACE TEMP TABLE ledger AS
SELECT * FROM ledger WHERE SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM lasting_keys);

INSERT INTO rebuilt_contents
SELECT * FROM ledger_contents
WHERE SUBSTR(event_key, 1, 32) NOT IN (SELECT key_base FROM lasting_keys);

CREATE OR REPLACE TEMP TABLE ledger_contents AS
SELECT * FROM ledger_contents
WHERE SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM lasting_keys);
