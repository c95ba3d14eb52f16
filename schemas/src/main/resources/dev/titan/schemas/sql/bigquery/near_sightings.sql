-- Which objects tell of which events of their tenants, for shared/share_events.sql.

CREATE OR REPLACE TEMP TABLE ledger AS
SELECT DISTINCT event_key, raw_id
FROM ${ledger}
WHERE ingestion_date >= DATE '0001-01-01'
  AND tenant_id BETWEEN @first_tenant AND @last_tenant;

CREATE OR REPLACE TEMP TABLE ledger_contents AS
SELECT event_key, raw_id
FROM ${ledger_contents}
WHERE event_key IN (SELECT event_key FROM ledger);
