-- The rollup is recomputed from the ledger, for the groups that this run has touched and for those
-- that a revision has left. Adding differences would be faster and would let an error live for ever.

INSERT INTO touched_groups
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM ledger
WHERE run_id = (SELECT run_id FROM this_run)
  AND kind = 'STREAM'
  AND status = 'POSTED';

CREATE OR REPLACE TEMP TABLE rollup_groups AS
SELECT DISTINCT
  tenant_id, location_id, category, COALESCE(currency, '') AS currency,
  COALESCE(event_date, DATE '0001-01-01') AS event_date
FROM touched_groups;

DELETE FROM daily_rollup
WHERE EXISTS (
  SELECT 1
  FROM rollup_groups AS g
  WHERE g.tenant_id = daily_rollup.tenant_id
    AND g.location_id = daily_rollup.location_id
    AND g.category = daily_rollup.category
    AND g.currency = COALESCE(daily_rollup.currency, '')
    AND g.event_date = COALESCE(daily_rollup.event_date, DATE '0001-01-01'));

INSERT INTO daily_rollup
  (tenant_id, location_id, category, currency, event_date, entries, quantity, amount)
SELECT
  tenant_id, location_id, category, currency, event_date, entries,
  exact_total(quantity_whole, quantity_rest),
  exact_total(amount_whole, amount_rest)
FROM (
  SELECT
    l.tenant_id,
    l.location_id,
    l.category,
    l.currency,
    l.event_date,
    COUNT(*) AS entries,
    SUM(whole_part(l.quantity)) AS quantity_whole,
    SUM(l.quantity - whole_part(l.quantity)) AS quantity_rest,
    SUM(whole_part(l.amount)) AS amount_whole,
    SUM(l.amount - whole_part(l.amount)) AS amount_rest
  FROM ledger AS l
  JOIN rollup_groups AS g
    ON g.tenant_id = l.tenant_id
    AND g.location_id = l.location_id
    AND g.category = l.category
    AND g.currency = COALESCE(l.currency, '')
    AND g.event_date = COALESCE(l.event_date, DATE '0001-01-01')
  WHERE l.kind = 'STREAM' AND l.status = 'POSTED'
  GROUP BY l.tenant_id, l.location_id, l.category, l.currency, l.event_date
) AS sums;
