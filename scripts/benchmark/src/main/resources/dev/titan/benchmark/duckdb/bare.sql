-- The least that somebody could call an ingest: fourteen columns and the broken lines. No
-- attributes, hashes, raw copy, references into it, rollup or checkpoint.

CREATE TEMP TABLE staged AS
WITH lines AS (
  SELECT line, json_valid(line) AS valid
  FROM read_csv('${events}/*.ndjson',
    columns = {'line': 'VARCHAR'}, delim = '\t', quote = '', escape = '', header = false,
    auto_detect = false, strict_mode = false)
),
known AS (
  SELECT
    *,
    CASE WHEN valid THEN
      json_extract_string(line, ['$.event_id', '$.id', '$.uid', '$.header.eventId'])
    END AS ids
  FROM lines
),
vendors AS (
  SELECT
    * EXCLUDE ids,
    CASE
      WHEN ids[1] IS NOT NULL THEN 'pos'
      WHEN ids[2] IS NOT NULL THEN 'bank'
      WHEN ids[3] IS NOT NULL THEN 'erp'
      WHEN ids[4] IS NOT NULL THEN 'd2c'
    END AS vendor
  FROM known
),
-- x: 1 id, 2 time, 3 amount, 4 currency, 5 quantity, 6 description, 7 location, 8 reference
taken AS (
  SELECT
    *,
    CASE vendor
      WHEN 'pos' THEN json_extract_string(line, ['$.event_id', '$.ts', '$.amount', '$.currency',
        '$.qty', '$.desc', '$.store.id', '$.customer.id'])
      WHEN 'bank' THEN json_extract_string(line, ['$.id', '$.eventDate', '$.amt', '$.ccy',
        '$.units', '$.narrative', '$.locationId', '$.custRef'])
      WHEN 'erp' THEN json_extract_string(line, ['$.uid', '$.epochMs', '$.minor', '$.cur',
        '$.count', '$.memo', '$.site', '$.who'])
      WHEN 'd2c' THEN json_extract_string(line, ['$.header.eventId', '$.header.dt', '$.total',
        '$.cur', '$.units', '$.note', '$.header.loc', '$.cust'])
    END AS x
  FROM vendors
),
fields AS (
  SELECT
    line, valid,
    CASE WHEN x[2] IS NOT NULL AND x[3] IS NOT NULL THEN vendor END AS source,
    x[1] AS event_id,
    CASE vendor
      WHEN 'pos' THEN TRY_CAST(x[2] AS TIMESTAMP)
      WHEN 'bank' THEN try_strptime(x[2], '%d/%m/%Y')
      WHEN 'erp' THEN make_timestamp(TRY_CAST(x[2] AS BIGINT) * 1000)
      WHEN 'd2c' THEN try_strptime(x[2], '%Y%m%d')
    END AS event_time,
    CASE vendor
      WHEN 'pos' THEN TRY_CAST(replace(ltrim(x[3], 'Rs '), ',', '') AS DECIMAL(18, 2))
      WHEN 'bank' THEN TRY_CAST(x[3] AS DECIMAL(18, 2))
      WHEN 'erp' THEN CAST(
        TRY_CAST(x[3] AS DECIMAL(16, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2))
      WHEN 'd2c' THEN TRY_CAST(replace(ltrim(x[3], '$ '), ',', '') AS DECIMAL(18, 2))
    END AS amount,
    x[4] AS currency,
    TRY_CAST(x[5] AS DECIMAL(18, 3)) AS quantity,
    x[6] AS description,
    x[7] AS location_id,
    x[8] AS reference
  FROM taken
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

-- DISTINCT ON would carry the wide rows through an aggregate.
CREATE TEMP TABLE losers AS
SELECT rowid AS row_number
FROM staged
WHERE reason IS NULL
QUALIFY row_number() OVER (PARTITION BY event_id, source ORDER BY rowid DESC) > 1;

CREATE TABLE ledger AS
SELECT
  event_id, '${tenant}' AS tenant_id, location_id, source, 'SALE' AS category, event_time,
  CAST(event_time AS DATE) AS event_date, DATE '${received}' AS ingestion_date, amount, currency,
  quantity, description, reference, 1 AS mapping_version
FROM staged
WHERE reason IS NULL
  AND rowid NOT IN (SELECT row_number FROM losers);

CREATE TABLE dead_letters AS
SELECT reason, line FROM staged WHERE reason IS NOT NULL;
