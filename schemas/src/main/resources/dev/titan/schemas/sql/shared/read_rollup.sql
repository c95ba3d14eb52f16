-- The daily sums. ${where} narrows them.

SELECT tenant_id, location_id, category, currency, event_date, entries, quantity, amount
FROM ${daily_rollup:daily_rollup}
${where}
ORDER BY tenant_id, location_id, category, currency, event_date;
