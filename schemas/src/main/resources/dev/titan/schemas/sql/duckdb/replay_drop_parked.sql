-- Every entry has left the ledger that was built in rounds.

DROP TABLE temp.ledger;

DROP TABLE temp.ledger_contents;
