-- The daily sums, as the committer keeps them.

DELETE FROM daily_rollup;

INSERT INTO daily_rollup BY NAME
SELECT
  tenant_id, location_id, category, currency, event_date, count(*) AS entries,
  sum(quantity) AS quantity, sum(amount) AS amount
FROM ledger
WHERE kind = 'STREAM' AND status = 'POSTED'
GROUP BY ALL;
