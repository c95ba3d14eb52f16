-- The groups whose stored sums are not those of the ledger. Whole and broken parts are added apart,
-- as the commit does (see session.sql), so that hostile amounts cannot make the check overflow.

WITH parts AS (
  SELECT
    tenant_id,
    location_id,
    category,
    currency,
    event_date,
    COUNT(*) AS entries,
    SUM(CAST(trunc(quantity) AS DECIMAL(38, 0))) AS quantity_whole,
    SUM(quantity - CAST(trunc(quantity) AS DECIMAL(38, 0))) AS quantity_rest,
    SUM(CAST(trunc(amount) AS DECIMAL(38, 0))) AS amount_whole,
    SUM(amount - CAST(trunc(amount) AS DECIMAL(38, 0))) AS amount_rest
  FROM ledger
  WHERE kind = 'STREAM' AND status = 'POSTED'
  GROUP BY tenant_id, location_id, category, currency, event_date
),
sums AS (
  SELECT
    tenant_id,
    location_id,
    category,
    currency,
    event_date,
    entries,
    TRY(CAST(quantity_whole AS DECIMAL(38, 9)) + quantity_rest) AS quantity,
    TRY(CAST(amount_whole AS DECIMAL(38, 9)) + amount_rest) AS amount
  FROM parts
)
SELECT COUNT(*) AS broken
FROM sums AS s
FULL OUTER JOIN daily_rollup AS r
  ON r.tenant_id = s.tenant_id
  AND r.location_id = s.location_id
  AND r.category = s.category
  AND COALESCE(r.currency, '') = COALESCE(s.currency, '')
  AND COALESCE(r.event_date, DATE '0001-01-01') = COALESCE(s.event_date, DATE '0001-01-01')
WHERE s.tenant_id IS NULL
  OR r.tenant_id IS NULL
  OR s.entries <> r.entries
  OR s.quantity IS DISTINCT FROM r.quantity
  OR s.amount IS DISTINCT FROM r.amount;
