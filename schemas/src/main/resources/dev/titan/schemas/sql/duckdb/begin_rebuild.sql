-- From here on the commit's own statements write into an empty ledger of their own: a temporary
-- table hides the table of the same name. The run's inputs and what was staged step aside, to be
-- judged delivery by delivery.

DROP TABLE IF EXISTS temp.rebuilt_ledger;

DROP TABLE IF EXISTS temp.rebuilt_contents;

ALTER TABLE temp.run_inputs RENAME TO replayed_inputs;

ALTER TABLE temp.staged_entries RENAME TO replayed_entries;

ALTER TABLE temp.staged_dead RENAME TO replayed_dead;

CREATE TEMP TABLE staged_dead AS SELECT * FROM replayed_dead LIMIT 0;

CREATE TEMP TABLE ledger AS SELECT * FROM ledger LIMIT 0;

CREATE TEMP TABLE ledger_contents AS SELECT * FROM ledger_contents LIMIT 0;

CREATE OR REPLACE TEMP TABLE replay_records (
  input INTEGER,
  ordinal BIGINT,
  event_key VARCHAR,
  outcome INTEGER -- 1 WRITTEN, 2 UPDATED, 3 DUPLICATE
);
