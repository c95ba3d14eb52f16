-- Entries that no later round asks for leave the ledger that is being built, so that a round takes
-- time for what it judges and not for all that was judged before. The tables are made anew, since
-- deleted rows would be read on.

INSERT INTO rebuilt_ledger
SELECT * FROM ledger WHERE SUBSTR(event_key, 1, 32) NOT IN (SELECT key_base FROM lasting_keys);

CREATE TEMP TABLE lasting_ledger AS
SELECT * FROM ledger WHERE SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM lasting_keys);

DROP TABLE temp.ledger;

ALTER TABLE temp.lasting_ledger RENAME TO ledger;

INSERT INTO rebuilt_contents
SELECT * FROM ledger_contents
WHERE SUBSTR(event_key, 1, 32) NOT IN (SELECT key_base FROM lasting_keys);

CREATE TEMP TABLE lasting_contents AS
SELECT * FROM ledger_contents
WHERE SUBSTR(event_key, 1, 32) IN (SELECT key_base FROM lasting_keys);

DROP TABLE temp.ledger_contents;

ALTER TABLE temp.lasting_contents RENAME TO ledger_contents;
