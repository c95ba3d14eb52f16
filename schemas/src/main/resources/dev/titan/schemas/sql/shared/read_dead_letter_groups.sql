-- Dead letters by cause, the largest group first. ${where} narrows them.

SELECT
  tenant_id, source, stage, reason, mapping_id, field,
  CASE
    WHEN COUNT(detail) = COUNT(*) AND MIN(detail) = MAX(detail) THEN MIN(detail)
  END AS detail,
  COUNT(*) AS letters, SUM(seen) AS seen, MIN(first_seen_at) AS first_seen_at,
  MAX(last_seen_at) AS last_seen_at, MIN(dead_letter_id) AS example
FROM dead_letters
${where}
GROUP BY tenant_id, source, stage, reason, mapping_id, field
ORDER BY letters DESC, tenant_id, source, stage, reason, mapping_id, field;
