-- What the dead and ignored records of runs were, by code. ${runs} are question marks, one for each.

SELECT run_id, outcome, code, SUM(records) AS records
FROM ${checkpoint_reasons:checkpoint_reasons}
WHERE run_id IN (${runs})
GROUP BY run_id, outcome, code
ORDER BY run_id, outcome, records DESC, code;
