-- Every entry has left the ledger that was built in rounds.

CREATE OR REPLACE TEMP TABLE ledger AS SELECT * FROM former_ledger WHERE FALSE;
