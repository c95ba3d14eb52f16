-- The books of each input: what was read beside what became of it.

CREATE OR REPLACE TEMP TABLE run_accounts AS
SELECT
  i.input,
  i.run_id,
  i.place,
  i.raw_id,
  i.tenant_id,
  i.location_id,
  i.origin,
  i.received_at,
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
