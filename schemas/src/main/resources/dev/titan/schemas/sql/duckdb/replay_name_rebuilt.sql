-- What is left of the ledger that was built gets a name of its own, without being copied.

DROP TABLE temp.rebuilt_ledger;

ALTER TABLE temp.ledger RENAME TO rebuilt_ledger;

DROP TABLE temp.rebuilt_contents;

ALTER TABLE temp.ledger_contents RENAME TO rebuilt_contents;
