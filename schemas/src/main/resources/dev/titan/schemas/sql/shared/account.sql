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

CREATE OR REPLACE TEMP TABLE run_accounts AS
SELECT
  i.input,
  i.raw_id,
  i.tenant_id,
  i.location_id,
  i.origin,
  i.read,
  COALESCE(o.written, 0) AS written,
  COALESCE(o.updated, 0) AS updated,
  COALESCE(o.duplicate, 0) AS duplicate,
  COALESCE(o.dead_lettered, 0) AS dead_lettered,
  COALESCE(o.ignored, 0) AS ignored,
  COALESCE(l.entries, 0) AS entries
FROM run_inputs AS i
LEFT JOIN (
  SELECT
    input,
    SUM(CASE WHEN outcome = 'WRITTEN' THEN records ELSE 0 END) AS written,
    SUM(CASE WHEN outcome = 'UPDATED' THEN records ELSE 0 END) AS updated,
    SUM(CASE WHEN outcome = 'DUPLICATE' THEN records ELSE 0 END) AS duplicate,
    SUM(CASE WHEN outcome = 'DEAD_LETTERED' THEN records ELSE 0 END) AS dead_lettered,
    SUM(CASE WHEN outcome = 'IGNORED' THEN records ELSE 0 END) AS ignored
  FROM run_outcomes
  GROUP BY input
) AS o ON o.input = i.input
LEFT JOIN (
  SELECT input, SUM(entries) AS entries FROM run_lines GROUP BY input
) AS l ON l.input = i.input;
