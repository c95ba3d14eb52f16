-- The first entries of each kind of change, as they were and as they would be. ${events} is how many
-- events of each.

WITH first_events AS (
  SELECT event_key, change, cause, detail
  FROM (
    SELECT
      c.*,
      ROW_NUMBER() OVER (PARTITION BY change ORDER BY event_key) AS place
    FROM replay_causes AS c
  ) AS numbered
  WHERE place <= ${events}
),
sides AS (
  SELECT 'before' AS side, f.* FROM former_ledger AS f
  UNION ALL
  SELECT 'after', n.* FROM rebuilt_ledger AS n
)
SELECT
  c.change, c.cause, c.detail, s.side, s.event_key,
  CAST(s.line AS STRING) AS line,
  s.event_id, s.location_id, s.source, s.category, s.kind, s.status,
  CAST(s.event_time AS STRING) AS event_time,
  CAST(s.event_date AS STRING) AS event_date,
  CAST(s.source_updated_at AS STRING) AS source_updated_at,
  CAST(s.amount AS STRING) AS amount,
  s.currency,
  CAST(s.quantity AS STRING) AS quantity,
  s.unit, s.description, s.counterparty, s.reference,
  json_text(s.attributes) AS attributes,
  s.mapping_id,
  CAST(s.mapping_version AS STRING) AS mapping_version
FROM first_events AS c
JOIN sides AS s ON s.event_key = c.event_key
WHERE c.change <> 'KEPT' OR s.side = 'before'
ORDER BY c.change, s.event_key, s.line, s.side DESC;
