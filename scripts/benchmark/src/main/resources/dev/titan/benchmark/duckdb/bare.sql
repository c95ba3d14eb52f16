-- The least that somebody could call an ingest: fourteen columns and the broken lines. No
-- attributes, hashes, raw copy, references into it, rollup or checkpoint.

CREATE TEMP TABLE staged AS
WITH lines AS (
  SELECT
    line,
    CASE WHEN json_valid(line) THEN json_transform(line, '{
      "event_id": "VARCHAR", "ts": "VARCHAR", "amount": "VARCHAR", "currency": "VARCHAR",
      "qty": "VARCHAR", "desc": "VARCHAR", "store": {"id": "VARCHAR"},
      "customer": {"id": "VARCHAR"},
      "id": "VARCHAR", "eventDate": "VARCHAR", "amt": "VARCHAR", "ccy": "VARCHAR",
      "units": "VARCHAR", "narrative": "VARCHAR", "locationId": "VARCHAR", "custRef": "VARCHAR",
      "uid": "VARCHAR", "epochMs": "VARCHAR", "minor": "VARCHAR", "cur": "VARCHAR",
      "count": "VARCHAR", "memo": "VARCHAR", "site": "VARCHAR", "who": "VARCHAR",
      "header": {"eventId": "VARCHAR", "dt": "VARCHAR", "loc": "VARCHAR"},
      "total": "VARCHAR", "note": "VARCHAR", "cust": "VARCHAR"}') END AS j
  FROM read_csv('${events}/*.ndjson',
    columns = {'line': 'VARCHAR'}, delim = '\t', quote = '', escape = '', header = false,
    auto_detect = false, strict_mode = false)
),
fields AS (
  SELECT
    line, j IS NOT NULL AS valid,
    CASE
      WHEN j.event_id IS NOT NULL THEN 'pos'
      WHEN j.id IS NOT NULL THEN 'bank'
      WHEN j.uid IS NOT NULL THEN 'erp'
      WHEN j.header."eventId" IS NOT NULL THEN 'd2c'
    END AS source,
    COALESCE(j.event_id, j.id, j.uid, j.header."eventId") AS event_id,
    COALESCE(j.store.id, j."locationId", j.site, j.header.loc) AS location_id,
    COALESCE(
      TRY_CAST(j.ts AS TIMESTAMP), try_strptime(j."eventDate", '%d/%m/%Y'),
      make_timestamp(TRY_CAST(j."epochMs" AS BIGINT) * 1000), try_strptime(j.header.dt, '%Y%m%d'))
      AS event_time,
    COALESCE(
      TRY_CAST(replace(ltrim(COALESCE(j.amount, j.total), 'Rs $'), ',', '') AS DECIMAL(18, 2)),
      TRY_CAST(j.amt AS DECIMAL(18, 2)),
      CAST(TRY_CAST(j.minor AS DECIMAL(16, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2)))
      AS amount,
    COALESCE(j.currency, j.ccy, j.cur) AS currency,
    TRY_CAST(COALESCE(j.qty, j.units, j.count) AS DECIMAL(18, 3)) AS quantity,
    COALESCE(j."desc", j.narrative, j.memo, j.note) AS description,
    COALESCE(j.customer.id, j."custRef", j.who, j.cust) AS reference
  FROM lines
)
SELECT
  source, event_id, location_id, event_time, amount, currency, quantity, description, reference,
  CASE
    WHEN NOT valid THEN 'RECORD_MALFORMED'
    WHEN source IS NULL THEN 'UNMAPPED_SCHEMA'
    WHEN event_time IS NULL THEN 'DATE_INVALID'
    WHEN amount IS NULL THEN 'DECIMAL_INVALID'
    WHEN event_time < TIMESTAMP '${received}' - INTERVAL 7305 DAY THEN 'DATE_OUT_OF_RANGE'
  END AS reason,
  CASE WHEN reason IS NOT NULL THEN line END AS line
FROM fields;

CREATE TABLE ledger AS
SELECT DISTINCT ON (event_id, source)
  event_id, '${tenant}' AS tenant_id, location_id, source, 'SALE' AS category, event_time,
  CAST(event_time AS DATE) AS event_date, DATE '${received}' AS ingestion_date, amount, currency,
  quantity, description, reference, 1 AS mapping_version
FROM staged
WHERE reason IS NULL;

CREATE TABLE dead_letters AS
SELECT reason, line FROM staged WHERE reason IS NOT NULL;
