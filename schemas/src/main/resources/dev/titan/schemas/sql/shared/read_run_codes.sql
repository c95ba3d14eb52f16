-- What the dead and ignored records of one run were, by code.

SELECT outcome, code, SUM(records) AS records
FROM ${checkpoint_reasons:checkpoint_reasons}
WHERE run_id = ?
GROUP BY outcome, code
ORDER BY outcome, records DESC, code;
