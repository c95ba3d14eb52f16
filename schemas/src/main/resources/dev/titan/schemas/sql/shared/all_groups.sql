-- Every group of the daily sums, those of the ledger and those that are stored, to be made anew.

CREATE OR REPLACE TEMP TABLE touched_groups AS
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM ${ledger:ledger} AS l
WHERE ${entry_days:TRUE} AND kind = 'STREAM' AND status = 'POSTED';

INSERT INTO touched_groups
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM ${daily_rollup:daily_rollup};
