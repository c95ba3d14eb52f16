-- Of runs whose inputs are gone only those stay that an entry, a letter or a raw object still names.

DELETE FROM checkpoints
WHERE gone_at IS NOT NULL
  AND run_id NOT IN (
    SELECT run_id FROM ledger
    UNION DISTINCT
    SELECT run_id FROM ledger_contents
    UNION DISTINCT
    SELECT run_id FROM dead_letters
    UNION DISTINCT
    SELECT last_run_id FROM dead_letters
    UNION DISTINCT
    SELECT run_id FROM raw_ingest);
