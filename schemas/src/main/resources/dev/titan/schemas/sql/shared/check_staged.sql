-- What must be true of staged rows before anything is decided on them. Each row of an answer is
-- one broken rule with the number of rows that break it and the first input concerned.
-- Statements of their own, as the tables of all of them at once would be held in memory together.

SELECT 'entries with a missing column, context or input' AS problem, COUNT(*) AS row_count, MIN(input) AS input
FROM staged_entries
WHERE input IS NULL OR context IS NULL OR ordinal IS NULL OR line IS NULL OR key_base IS NULL
  OR location_id IS NULL OR category IS NULL OR status IS NULL OR content_hash IS NULL
  OR (event_id IS NULL) = (source_hash IS NULL)
  OR input < 0 OR input >= (SELECT COUNT(*) FROM run_inputs)
  OR context < 0 OR context >= (SELECT COUNT(*) FROM run_contexts)
  OR ordinal < 1 OR line < 1
HAVING COUNT(*) > 0;

SELECT 'entries of an unknown category or status' AS problem, COUNT(*) AS row_count, MIN(input) AS input
FROM staged_entries
WHERE category NOT IN (SELECT code FROM known_codes WHERE outcome = 'CATEGORY')
  OR status NOT IN ('POSTED', 'PENDING', 'VOID')
HAVING COUNT(*) > 0;

SELECT 'entries read with a mapping of another tenant' AS problem, COUNT(*) AS row_count, MIN(e.input) AS input
FROM (SELECT DISTINCT input, context FROM staged_entries) AS e
JOIN run_inputs AS i ON i.input = e.input
-- Not an inner join on <>, which would first pair thousands of tenants with one another.
LEFT JOIN run_contexts AS c ON c.context = e.context AND c.tenant_id = i.tenant_id
WHERE c.context IS NULL
HAVING COUNT(*) > 0;

SELECT 'records whose lines are not numbered 1, 2, 3 or differ in key, context or content' AS problem, COUNT(*) AS row_count, MIN(input) AS input
FROM (
  SELECT e.input, e.ordinal
  FROM staged_entries AS e
  JOIN (SELECT DISTINCT input, ordinal FROM staged_entries WHERE line <> 1) AS m
    ON m.input = e.input AND m.ordinal = e.ordinal
  GROUP BY e.input, e.ordinal
  HAVING MIN(e.line) <> 1 OR MAX(e.line) <> COUNT(*) OR COUNT(DISTINCT e.line) <> COUNT(*)
    OR MIN(e.key_base) <> MAX(e.key_base) OR MIN(e.context) <> MAX(e.context)
    OR MIN(e.content_hash) <> MAX(e.content_hash)
) AS broken
HAVING COUNT(*) > 0;

SELECT 'dead records with a missing column, an unknown reason, context or input' AS problem, COUNT(*) AS row_count, MIN(d.input) AS input
FROM staged_dead AS d
LEFT JOIN known_codes AS k ON k.outcome = 'DEAD_LETTERED' AND k.code = d.reason AND k.stage = d.stage
WHERE d.input IS NULL OR d.ordinal IS NULL OR k.code IS NULL OR d.record_hash IS NULL
  OR d.input < 0 OR d.input >= (SELECT COUNT(*) FROM run_inputs)
  OR d.context < 0 OR d.context >= (SELECT COUNT(*) FROM run_contexts)
  OR d.ordinal < 0
HAVING COUNT(*) > 0;

SELECT 'ignored records with an unknown code or input' AS problem, COUNT(*) AS row_count, MIN(g.input) AS input
FROM staged_ignored AS g
LEFT JOIN known_codes AS k ON k.outcome = 'IGNORED' AND k.code = g.code
WHERE g.input IS NULL OR g.ordinal IS NULL OR k.code IS NULL
  OR g.input < 0 OR g.input >= (SELECT COUNT(*) FROM run_inputs)
  OR g.ordinal < 1
HAVING COUNT(*) > 0;

SELECT 'records with two outcomes' AS problem, COUNT(*) AS row_count, MIN(input) AS input
FROM (
  SELECT input, ordinal
  FROM (
    SELECT input, ordinal FROM staged_entries WHERE line = 1
    UNION ALL
    SELECT input, ordinal FROM staged_dead WHERE ordinal > 0
    UNION ALL
    SELECT input, ordinal FROM staged_ignored
  ) AS outcomes
  GROUP BY input, ordinal
  HAVING COUNT(*) > 1
) AS twice
HAVING COUNT(*) > 0;

SELECT 'inputs, or members of one, that are dead twice' AS problem, COUNT(*) AS row_count, MIN(input) AS input
FROM (
  SELECT input, part
  FROM staged_dead
  WHERE ordinal = 0
  GROUP BY input, part
  HAVING COUNT(*) > 1
) AS dead_twice
HAVING COUNT(*) > 0;

-- A replay reads what is kept already.
SELECT 'inputs whose bytes are kept nowhere, or not whole' AS problem, COUNT(*) AS row_count, MIN(i.input) AS input
FROM run_inputs AS i
JOIN this_run AS r ON r.run_id = i.run_id
WHERE r.mode <> 'replay'
  AND i.stored IS NULL
  AND COALESCE(OCTET_LENGTH(i.payload), 0) <> i.bytes
HAVING COUNT(*) > 0;
