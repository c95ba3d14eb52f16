-- What became of the records, counted over the staged rows. Never derived from what was read.

-- The events that are written as they stand, with their lines: one pass over all that is staged.
CREATE OR REPLACE TEMP TABLE fast_counts AS
SELECT input, COUNT(CASE WHEN line = 1 THEN 1 END) AS records, COUNT(*) AS entries
FROM staged_entries
WHERE key_base NOT IN (SELECT key_base FROM not_fast_keys)
GROUP BY input;

CREATE OR REPLACE TEMP TABLE run_outcomes AS
SELECT input, 'WRITTEN' AS outcome, '' AS code, records FROM fast_counts
UNION ALL
SELECT input, 'DUPLICATE', '', COUNT(*) FROM known_events WHERE plain GROUP BY input
UNION ALL
SELECT input, outcome, '', COUNT(*) FROM judged_events GROUP BY input, outcome
UNION ALL
SELECT input, 'DEAD_LETTERED', reason, COUNT(*) FROM staged_dead GROUP BY input, reason
UNION ALL
SELECT input, 'IGNORED', code, COUNT(*) FROM staged_ignored GROUP BY input, code;

CREATE OR REPLACE TEMP TABLE run_lines AS
SELECT input, entries FROM fast_counts
UNION ALL
SELECT e.input, COUNT(*)
FROM staged_entries AS e
JOIN judged_events AS j ON j.input = e.input AND j.ordinal = e.ordinal
WHERE j.applied
GROUP BY e.input;
