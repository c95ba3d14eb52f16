-- What is left of the ledger that was built.

CREATE OR REPLACE TEMP TABLE rebuilt_ledger AS SELECT * FROM ledger;

CREATE OR REPLACE TEMP TABLE rebuilt_contents AS SELECT * FROM ledger_contents;
