-- The inputs whose outcomes are not what was read.

SELECT run_id, origin, read, written, updated, duplicate, dead_lettered, ignored
FROM run_accounts
WHERE read <> written + updated + duplicate + dead_lettered + ignored
ORDER BY input;
