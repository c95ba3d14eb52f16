-- The rollup is recomputed from the ledger, for the groups that this run has touched and for those
-- that a revision has left. Adding differences would be faster and would let an error live for ever.

INSERT INTO touched_groups
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM ${ledger:ledger}
WHERE ${written_days:TRUE}
  AND run_id IN (SELECT run_id FROM this_run)
  AND kind = 'STREAM'
  AND status = 'POSTED';

CREATE OR REPLACE TEMP TABLE rollup_groups AS
SELECT DISTINCT
  tenant_id, location_id, category, COALESCE(currency, '') AS currency,
  COALESCE(event_date, DATE '0001-01-01') AS event_date
FROM touched_groups;

DELETE FROM ${daily_rollup:daily_rollup} AS daily_rollup
WHERE ${touched_days:TRUE}
  AND EXISTS (
  SELECT 1
  FROM rollup_groups AS g
  WHERE g.tenant_id = daily_rollup.tenant_id
    AND g.location_id = daily_rollup.location_id
    AND g.category = daily_rollup.category
    AND g.currency = COALESCE(daily_rollup.currency, '')
    AND g.event_date = COALESCE(daily_rollup.event_date, DATE '0001-01-01'));

-- Only days that are touched are added up, and of their sums the touched ones kept: a join of all
-- their entries with the groups would cost three times as much.
INSERT INTO ${daily_rollup:daily_rollup}
  (tenant_id, location_id, category, currency, event_date, entries, quantity, amount)
SELECT
  s.tenant_id, s.location_id, s.category, s.currency, s.event_date, s.entries,
  exact_total(s.quantity_whole, s.quantity_rest),
  exact_total(s.amount_whole, s.amount_rest)
FROM (
  SELECT
    tenant_id,
    location_id,
    category,
    currency,
    event_date,
    COUNT(*) AS entries,
    SUM(whole_part(quantity)) AS quantity_whole,
    SUM(quantity - whole_part(quantity)) AS quantity_rest,
    SUM(whole_part(amount)) AS amount_whole,
    SUM(amount - whole_part(amount)) AS amount_rest
  FROM ${ledger:ledger}
  WHERE ${summed_days:TRUE}
    AND kind = 'STREAM'
    AND status = 'POSTED'
    AND COALESCE(event_date, DATE '0001-01-01') IN (SELECT event_date FROM rollup_groups)
  GROUP BY tenant_id, location_id, category, currency, event_date
) AS s
JOIN rollup_groups AS g
  ON g.tenant_id = s.tenant_id
  AND g.location_id = s.location_id
  AND g.category = s.category
  AND g.currency = COALESCE(s.currency, '')
  AND g.event_date = COALESCE(s.event_date, DATE '0001-01-01');
