-- Dead letters by cause, the largest group first. ${where} narrows them.
-- Where no mapping was found, each shape of records is a cause of its own.

SELECT
  tenant_id, source, stage, reason, mapping_id, field,
  CASE WHEN stage = 'CLASSIFY' THEN shape END AS unmapped_shape,
  CASE
    WHEN COUNT(detail) = COUNT(*) AND MIN(detail) = MAX(detail) THEN MIN(detail)
  END AS detail,
  COUNT(*) AS letters, SUM(seen) AS seen, MIN(first_seen_at) AS first_seen_at,
  MAX(last_seen_at) AS last_seen_at, MIN(dead_letter_id) AS example
FROM ${dead_letters:dead_letters}
${where}
GROUP BY
  tenant_id, source, stage, reason, mapping_id, field,
  CASE WHEN stage = 'CLASSIFY' THEN shape END
ORDER BY letters DESC, tenant_id, source, stage, reason, mapping_id, field, unmapped_shape;
