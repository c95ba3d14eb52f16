-- Every line, read once, with what it holds and what is wrong with it.
-- Lines are read as text: read_json drops or nulls what it cannot parse, and the original bytes of a
-- broken record must be kept. First the ids say which vendor it is, then one list of paths takes all
-- of that vendor's fields; docs/performance.md names what was slower.
-- The order of insertion is kept, so rowid counts the lines in the order of the files.

CREATE TEMP TABLE staged AS
WITH lines AS (
  SELECT line, filename, json_valid(line) AS valid
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
    line, filename, valid,
    CASE WHEN x[2] IS NOT NULL AND x[3] IS NOT NULL THEN vendor END AS source,
    x[1] AS event_id,
    CASE vendor
      WHEN 'pos' THEN TRY_CAST(x[2] AS TIMESTAMP)
      WHEN 'bank' THEN try_strptime(x[2], '%d/%m/%Y')
      WHEN 'erp' THEN make_timestamp(TRY_CAST(x[2] AS BIGINT) * 1000)
      WHEN 'd2c' THEN try_strptime(x[2], '%Y%m%d')
    END AS event_time,
    CASE vendor
      WHEN 'pos' THEN TRY_CAST(replace(ltrim(x[3], 'Rs '), ',', '') AS DECIMAL(38, 9))
      WHEN 'bank' THEN TRY_CAST(x[3] AS DECIMAL(38, 9))
      WHEN 'erp' THEN CAST(
        TRY_CAST(x[3] AS DECIMAL(16, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(38, 9))
      WHEN 'd2c' THEN TRY_CAST(replace(ltrim(x[3], '$ '), ',', '') AS DECIMAL(38, 9))
    END AS amount,
    CASE WHEN vendor IN ('bank', 'erp') THEN x[3] END AS number_text,
    x[4] AS currency,
    TRY_CAST(x[5] AS DECIMAL(38, 9)) AS quantity,
    x[6] AS description,
    x[7] AS location_id,
    x[8] AS reference,
    -- What no column took: null in a merge patch removes.
    CASE vendor
      WHEN 'pos' THEN json_merge_patch(line, '{"event_id":null,"ts":null,"currency":null,
        "qty":null,"desc":null,"store":{"id":null},"customer":{"id":null}}')
      WHEN 'bank' THEN json_merge_patch(line, '{"id":null,"eventDate":null,"amt":null,"ccy":null,
        "units":null,"narrative":null,"locationId":null,"custRef":null}')
      WHEN 'erp' THEN json_merge_patch(line, '{"uid":null,"epochMs":null,"minor":null,"cur":null,
        "count":null,"memo":null,"site":null,"who":null}')
      WHEN 'd2c' THEN json_merge_patch(line, '{"cur":null,"units":null,"note":null,"cust":null,
        "header":{"eventId":null,"dt":null,"loc":null}}')
    END AS attributes
  FROM taken
),
judged AS (
  SELECT
    *,
    CASE
      WHEN NOT valid THEN
        CASE WHEN line LIKE '{%' THEN 'RECORD_TRUNCATED' ELSE 'RECORD_MALFORMED' END
      WHEN source IS NULL THEN 'UNMAPPED_SCHEMA'
      WHEN event_time IS NULL THEN 'DATE_INVALID'
      WHEN amount IS NULL THEN
        CASE WHEN TRY_CAST(number_text AS DOUBLE) IS NULL
          THEN 'DECIMAL_INVALID' ELSE 'NUMBER_OUT_OF_RANGE' END
      WHEN event_time < TIMESTAMP '${received}' - INTERVAL 7305 DAY
        OR event_time > TIMESTAMP '${received}' + INTERVAL 2 DAY THEN 'DATE_OUT_OF_RANGE'
      WHEN currency IS NULL OR length(currency) <> 3 THEN 'CURRENCY_UNKNOWN'
      WHEN strlen(event_id) > 256 OR strlen(description) > 4096 OR strlen(reference) > 512
        OR strlen(location_id) > 128 THEN 'TEXT_TOO_LONG'
    END AS reason
  FROM fields
)
SELECT
  filename, source, event_id, location_id, event_time, amount, currency, quantity, description,
  reference, attributes, reason,
  CASE WHEN reason IS NULL
    THEN md5(concat_ws(chr(31), '${tenant}', source, event_id)) END AS event_key,
  CASE WHEN reason IS NULL
    THEN md5(concat_ws(chr(31), location_id, event_time, amount, currency, quantity, description,
      reference, attributes)) END AS content_hash,
  CASE WHEN reason IS NOT NULL THEN line END AS line
FROM judged;

CREATE TEMP TABLE dead_lines AS
SELECT rowid AS row_number, line FROM staged WHERE reason IS NOT NULL;
