-- shared/id_evidence.sql, for several runs at once: each is judged by its own records, by what the
-- ledger held before the round, and by what the runs before it in the round have brought, as if they
-- had been committed one after the other.

CREATE OR REPLACE TEMP TABLE id_evidence AS
WITH sightings AS (
  SELECT
    j.event_key, j.context, j.input, i.run_number, c.mapping_id, c.mapping_version,
    j.content_hash, j.event_date, j.outcome = 'UPDATED' AS revises
  FROM judged_events AS j
  JOIN run_inputs AS i ON i.input = j.input
  JOIN run_contexts AS c ON c.context = j.context
  WHERE j.mapped
  UNION ALL
  SELECT
    j.event_key, j.context, j.input, i.run_number, c.mapping_id, c.mapping_version,
    h.content_hash, h.event_date, FALSE
  FROM judged_events AS j
  JOIN run_inputs AS i ON i.input = j.input
  JOIN run_contexts AS c ON c.context = j.context
  JOIN slow_heads AS h ON h.event_key = j.event_key
  WHERE j.mapped
    AND h.mapping_id = c.mapping_id
    AND h.mapping_version = c.mapping_version
    AND NOT (h.raw_id = j.raw_id AND h.ordinal = j.ordinal)
),
runs AS (
  SELECT
    event_key, run_number,
    MIN(context) AS context,
    MIN(input) AS input,
    MIN(mapping_id) AS mapping_id,
    MIN(mapping_version) AS mapping_version,
    MAX(CASE WHEN revises THEN 1 ELSE 0 END) AS revised,
    MIN(content_hash) AS least_content,
    MAX(content_hash) AS greatest_content,
    MIN(event_date) AS first_date,
    MAX(event_date) AS last_date
  FROM sightings
  GROUP BY event_key, run_number
),
grown AS (
  SELECT
    event_key, context, input, revised,
    MIN(least_content) OVER so_far AS least_content,
    MAX(greatest_content) OVER so_far AS greatest_content,
    MIN(first_date) OVER so_far AS first_date,
    MAX(last_date) OVER so_far AS last_date
  FROM runs
  WINDOW so_far AS (
    PARTITION BY event_key, mapping_id, mapping_version
    ORDER BY run_number
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT
  event_key, context, input, revised,
  CASE
    WHEN days_between(last_date, first_date) > (SELECT max_days_apart FROM this_commit) THEN 1
    ELSE 0
  END AS distant
FROM grown
WHERE least_content <> greatest_content;
