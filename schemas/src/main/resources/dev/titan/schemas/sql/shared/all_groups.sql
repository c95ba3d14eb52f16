-- Every group of the daily sums, those of the ledger and those that are stored, to be made anew.

CREATE OR REPLACE TEMP TABLE touched_groups AS
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM ledger
WHERE kind = 'STREAM' AND status = 'POSTED';

INSERT INTO touched_groups
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM daily_rollup;
