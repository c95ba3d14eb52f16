-- Every line, read once, with what it holds and what is wrong with it.
-- Lines are read as text: read_json drops or nulls what it cannot parse, and the original bytes of a
-- broken record must be kept. json_transform takes all fields of all four schemas out of one parse.
-- The order of insertion is kept, so rowid counts the lines in the order of the files.

CREATE TEMP TABLE staged AS
WITH lines AS (
  SELECT
    line,
    filename,
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
known AS (
  SELECT
    line, filename, j,
    CASE
      WHEN j.event_id IS NOT NULL AND j.ts IS NOT NULL AND j.amount IS NOT NULL THEN 'pos'
      WHEN j.id IS NOT NULL AND j."eventDate" IS NOT NULL AND j.amt IS NOT NULL THEN 'bank'
      WHEN j.uid IS NOT NULL AND j."epochMs" IS NOT NULL AND j.minor IS NOT NULL THEN 'erp'
      WHEN j.header."eventId" IS NOT NULL AND j.header.dt IS NOT NULL AND j.total IS NOT NULL
        THEN 'd2c'
    END AS source
  FROM lines
),
fields AS (
  SELECT
    line, filename, source, j IS NOT NULL AS valid,
    CASE source
      WHEN 'pos' THEN j.event_id WHEN 'bank' THEN j.id WHEN 'erp' THEN j.uid
      WHEN 'd2c' THEN j.header."eventId"
    END AS event_id,
    CASE source
      WHEN 'pos' THEN j.store.id WHEN 'bank' THEN j."locationId" WHEN 'erp' THEN j.site
      WHEN 'd2c' THEN j.header.loc
    END AS location_id,
    CASE source
      WHEN 'pos' THEN TRY_CAST(j.ts AS TIMESTAMP)
      WHEN 'bank' THEN try_strptime(j."eventDate", '%d/%m/%Y')
      WHEN 'erp' THEN make_timestamp(TRY_CAST(j."epochMs" AS BIGINT) * 1000)
      WHEN 'd2c' THEN try_strptime(j.header.dt, '%Y%m%d')
    END AS event_time,
    CASE source
      WHEN 'pos' THEN TRY_CAST(replace(ltrim(j.amount, 'Rs '), ',', '') AS DECIMAL(38, 9))
      WHEN 'bank' THEN TRY_CAST(j.amt AS DECIMAL(38, 9))
      WHEN 'erp'
        THEN CAST(TRY_CAST(j.minor AS DECIMAL(18, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(38, 9))
      WHEN 'd2c' THEN TRY_CAST(replace(ltrim(j.total, '$ '), ',', '') AS DECIMAL(38, 9))
    END AS amount,
    CASE source WHEN 'bank' THEN j.amt WHEN 'erp' THEN j.minor END AS number_text,
    CASE source
      WHEN 'pos' THEN j.currency WHEN 'bank' THEN j.ccy ELSE j.cur
    END AS currency,
    TRY_CAST(CASE source
      WHEN 'pos' THEN j.qty WHEN 'erp' THEN j.count ELSE j.units
    END AS DECIMAL(38, 9)) AS quantity,
    CASE source
      WHEN 'pos' THEN j."desc" WHEN 'bank' THEN j.narrative WHEN 'erp' THEN j.memo
      WHEN 'd2c' THEN j.note
    END AS description,
    CASE source
      WHEN 'pos' THEN j.customer.id WHEN 'bank' THEN j."custRef" WHEN 'erp' THEN j.who
      WHEN 'd2c' THEN j.cust
    END AS reference,
    -- What no column took: null in a merge patch removes.
    CASE source
      WHEN 'pos' THEN json_merge_patch(line, '{"event_id":null,"ts":null,"currency":null,
        "qty":null,"desc":null,"store":{"id":null},"customer":{"id":null}}')
      WHEN 'bank' THEN json_merge_patch(line, '{"id":null,"eventDate":null,"amt":null,"ccy":null,
        "units":null,"narrative":null,"locationId":null,"custRef":null}')
      WHEN 'erp' THEN json_merge_patch(line, '{"uid":null,"epochMs":null,"minor":null,"cur":null,
        "count":null,"memo":null,"site":null,"who":null}')
      WHEN 'd2c' THEN json_merge_patch(line, '{"cur":null,"units":null,"note":null,"cust":null,
        "header":{"eventId":null,"dt":null,"loc":null}}')
    END AS attributes
  FROM known
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
