-- Groups of (run, tenant, source, mapping) whose mapped ids do not seem to be ids: one id stands for
-- different contents of distant dates, or more than the allowed share of ids is revised.
-- The run is the one that delivered the input: a replay of many runs at once must hold what each of
-- them would hold.

CREATE OR REPLACE TEMP TABLE suspects AS
SELECT
  i.first_run,
  c.tenant_id,
  c.source,
  c.mapping_id,
  SUM(v.distant) AS distant,
  SUM(v.revised) AS revised
FROM id_evidence AS v
JOIN run_contexts AS c ON c.context = v.context
JOIN run_inputs AS i ON i.input = v.input
CROSS JOIN this_commit AS p
GROUP BY i.first_run, c.tenant_id, c.source, c.mapping_id, p.max_revised_share, p.min_keys
HAVING SUM(v.distant) > 0 OR SUM(v.revised) > p.max_revised_share * p.min_keys;

CREATE OR REPLACE TEMP TABLE held_contexts AS
SELECT
  c.context,
  g.first_run,
  CASE
    WHEN g.distant > 0
      THEN CONCAT(
        CAST(g.distant AS STRING), ' of ', CAST(g.keys AS STRING),
        ' ids stand for events more than ', CAST(p.max_days_apart AS STRING), ' days apart')
    ELSE CONCAT(
      CAST(g.revised AS STRING), ' of ', CAST(g.keys AS STRING), ' ids would be revised')
  END AS detail
FROM (
  SELECT
    s.first_run, s.tenant_id, s.source, s.mapping_id, s.distant, s.revised,
    COUNT(DISTINCT e.key_base) AS keys
  FROM suspects AS s
  JOIN run_contexts AS c
    ON c.tenant_id = s.tenant_id AND c.source = s.source AND c.mapping_id = s.mapping_id
  JOIN staged_entries AS e ON e.context = c.context
  JOIN run_inputs AS i ON i.input = e.input AND i.first_run = s.first_run
  WHERE e.line = 1 AND e.event_id IS NOT NULL
  GROUP BY s.first_run, s.tenant_id, s.source, s.mapping_id, s.distant, s.revised
) AS g
CROSS JOIN this_commit AS p
JOIN run_contexts AS c
  ON c.tenant_id = g.tenant_id AND c.source = g.source AND c.mapping_id = g.mapping_id
WHERE g.distant > 0
  OR (g.keys >= p.min_keys AND g.revised > p.max_revised_share * g.keys);
