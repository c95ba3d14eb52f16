-- What one replay has changed, by cause.

SELECT change, cause, detail, events, entries
FROM ${replay_changes:replay_changes}
WHERE run_id = ?
ORDER BY change, entries DESC, cause, detail;
