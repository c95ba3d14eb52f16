-- The groups whose stored sums are not those of the ledger. Reads nine columns of every partition, so
-- weekly, or with days of one's own. What it finds, the next commit that touches the group mends.

SELECT
  COALESCE(s.tenant_id, r.tenant_id) AS tenant_id,
  COALESCE(s.location_id, r.location_id) AS location_id,
  COALESCE(s.category, r.category) AS category,
  COALESCE(s.currency, r.currency) AS currency,
  COALESCE(s.event_date, r.event_date) AS event_date,
  s.entries AS ledger_entries,
  r.entries AS stored_entries
FROM (
  SELECT
    tenant_id,
    location_id,
    category,
    currency,
    event_date,
    COUNT(*) AS entries,
    exact_total(SUM(whole_part(quantity)), SUM(quantity - whole_part(quantity))) AS quantity,
    exact_total(SUM(whole_part(amount)), SUM(amount - whole_part(amount))) AS amount
  FROM ${ledger}
  WHERE ingestion_date >= DATE '0001-01-01'
    AND kind = 'STREAM'
    AND status = 'POSTED'
  GROUP BY tenant_id, location_id, category, currency, event_date
) AS s
FULL OUTER JOIN ${daily_rollup} AS r
  ON r.tenant_id = s.tenant_id
  AND r.location_id = s.location_id
  AND r.category = s.category
  AND COALESCE(r.currency, '') = COALESCE(s.currency, '')
  AND COALESCE(r.event_date, DATE '0001-01-01') = COALESCE(s.event_date, DATE '0001-01-01')
WHERE s.tenant_id IS NULL
  OR r.tenant_id IS NULL
  OR s.entries <> r.entries
  OR s.quantity IS DISTINCT FROM r.quantity
  OR s.amount IS DISTINCT FROM r.amount
ORDER BY tenant_id, location_id, category, currency, event_date;
