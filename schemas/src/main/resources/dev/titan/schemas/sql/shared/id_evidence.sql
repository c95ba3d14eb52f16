-- What speaks against mapped ids being ids: keys that stand for different contents.
-- What the ledger holds is evidence only if the same version of the mapping read it, and from
-- another record: a corrected mapping may rightly change every content and every date.

CREATE OR REPLACE TEMP TABLE id_evidence AS
WITH sightings AS (
  SELECT event_key, context, input, content_hash, event_date, outcome = 'UPDATED' AS revises
  FROM judged_events
  WHERE mapped
  UNION ALL
  SELECT j.event_key, j.context, j.input, h.content_hash, h.event_date, FALSE
  FROM judged_events AS j
  JOIN slow_heads AS h ON h.event_key = j.event_key
  JOIN run_contexts AS c ON c.context = j.context
  WHERE j.mapped
    AND h.mapping_id = c.mapping_id
    AND h.mapping_version = c.mapping_version
    AND NOT (h.raw_id = j.raw_id AND h.ordinal = j.ordinal)
)
SELECT
  event_key,
  MIN(context) AS context,
  MIN(input) AS input,
  MAX(CASE WHEN revises THEN 1 ELSE 0 END) AS revised,
  CASE
    WHEN days_between(MAX(event_date), MIN(event_date)) > (SELECT max_days_apart FROM this_commit)
      THEN 1
    ELSE 0
  END AS distant
FROM sightings
GROUP BY event_key
HAVING COUNT(DISTINCT content_hash) > 1;
