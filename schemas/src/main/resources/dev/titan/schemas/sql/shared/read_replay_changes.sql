-- What replays have changed, by cause. ${runs} are question marks, one for each run.

SELECT run_id, change, cause, detail, events, entries
FROM ${replay_changes:replay_changes}
WHERE run_id IN (${runs})
ORDER BY run_id, change, entries DESC, cause, detail;
