-- Every row of the four kinds of CSV, with what it holds and what is wrong with it. The order of
-- insertion is kept, so rowid counts the rows in the order of the files.

CREATE TEMP TABLE staged AS
WITH fields AS (
  SELECT
    filename, 'bank' AS source, "id" AS event_id, "location_id" AS location_id,
    "event_date" AS time_text, try_strptime("event_date", '%d/%m/%Y') AS event_time,
    "amt" AS amount_text,
    TRY_CAST("amt" AS DECIMAL(38, 9)) AS amount,
    "ccy" AS currency, TRY_CAST("units" AS DECIMAL(38, 9)) AS quantity, "narrative" AS description,
    "cust_ref" AS reference,
    json_object('owner', "owner", 'category', "category", 'export_date', "export_date", 'method', "method", 'flag', "flag", 'desk', "desk") AS attributes
  FROM read_csv('${events}/bank.csv',
    columns = {'id': 'VARCHAR', 'owner': 'VARCHAR', 'location_id': 'VARCHAR', 'category': 'VARCHAR', 'event_date': 'VARCHAR', 'export_date': 'VARCHAR', 'amt': 'VARCHAR', 'ccy': 'VARCHAR', 'units': 'VARCHAR', 'narrative': 'VARCHAR', 'cust_ref': 'VARCHAR', 'method': 'VARCHAR', 'flag': 'VARCHAR', 'desk': 'VARCHAR'},
    auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    null_padding = true, strict_mode = false)
  UNION ALL
  SELECT
    filename, 'd2c' AS source, "order_id" AS event_id, "loc" AS location_id,
    "dt" AS time_text, try_strptime("dt", '%Y%m%d') AS event_time,
    "total" AS amount_text,
    TRY_CAST(replace(ltrim("total", '$ '), ',', '') AS DECIMAL(38, 9)) AS amount,
    "cur" AS currency, TRY_CAST("units" AS DECIMAL(38, 9)) AS quantity, "note" AS description,
    "cust" AS reference,
    json_object('owner', "owner", 'cat', "cat", 'exp', "exp", 'total', "total", 'pm', "pm", 'lines', "lines") AS attributes
  FROM read_csv('${events}/d2c.csv',
    columns = {'order_id': 'VARCHAR', 'owner': 'VARCHAR', 'loc': 'VARCHAR', 'cat': 'VARCHAR', 'dt': 'VARCHAR', 'exp': 'VARCHAR', 'total': 'VARCHAR', 'cur': 'VARCHAR', 'units': 'VARCHAR', 'note': 'VARCHAR', 'cust': 'VARCHAR', 'pm': 'VARCHAR', 'lines': 'VARCHAR'},
    auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    null_padding = true, strict_mode = false)
  UNION ALL
  SELECT
    filename, 'erp' AS source, "uid" AS event_id, "site" AS location_id,
    "epoch_ms" AS time_text, make_timestamp(TRY_CAST("epoch_ms" AS BIGINT) * 1000) AS event_time,
    "minor" AS amount_text,
    CAST(TRY_CAST("minor" AS DECIMAL(18, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(38, 9)) AS amount,
    "cur" AS currency, TRY_CAST("count" AS DECIMAL(38, 9)) AS quantity, "memo" AS description,
    "who" AS reference,
    json_object('org', "org", 'kind', "kind", 'export_ms', "export_ms", 'payment', "payment", 'sys', "sys", 'host', "host") AS attributes
  FROM read_csv('${events}/erp.csv',
    columns = {'uid': 'VARCHAR', 'org': 'VARCHAR', 'site': 'VARCHAR', 'kind': 'VARCHAR', 'epoch_ms': 'VARCHAR', 'export_ms': 'VARCHAR', 'minor': 'VARCHAR', 'cur': 'VARCHAR', 'count': 'VARCHAR', 'memo': 'VARCHAR', 'who': 'VARCHAR', 'payment': 'VARCHAR', 'sys': 'VARCHAR', 'host': 'VARCHAR'},
    auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    null_padding = true, strict_mode = false)
  UNION ALL
  SELECT
    filename, 'pos' AS source, "event_id" AS event_id, "store_id" AS location_id,
    "ts" AS time_text, TRY_CAST("ts" AS TIMESTAMP) AS event_time,
    "amount" AS amount_text,
    TRY_CAST(replace(ltrim("amount", 'Rs '), ',', '') AS DECIMAL(38, 9)) AS amount,
    "currency" AS currency, TRY_CAST("qty" AS DECIMAL(38, 9)) AS quantity, "desc" AS description,
    "customer_id" AS reference,
    json_object('owner', "owner", 'type', "type", 'exported_at', "exported_at", 'amount', "amount", 'tier', "tier", 'pay', "pay", 'promo', "promo") AS attributes
  FROM read_csv('${events}/pos.csv',
    columns = {'event_id': 'VARCHAR', 'owner': 'VARCHAR', 'store_id': 'VARCHAR', 'type': 'VARCHAR', 'ts': 'VARCHAR', 'exported_at': 'VARCHAR', 'amount': 'VARCHAR', 'currency': 'VARCHAR', 'qty': 'VARCHAR', 'desc': 'VARCHAR', 'customer_id': 'VARCHAR', 'tier': 'VARCHAR', 'pay': 'VARCHAR', 'promo': 'VARCHAR'},
    auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    null_padding = true, strict_mode = false)
),
judged AS (
  SELECT
    *,
    CASE
      WHEN amount_text IS NULL THEN 'REQUIRED_MISSING'
      WHEN event_id IS NULL THEN 'FIELD_MISSING'
      WHEN event_time IS NULL THEN 'DATE_INVALID'
      WHEN amount IS NULL THEN 'DECIMAL_INVALID'
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
      reference, attributes)) END AS content_hash
FROM judged;

-- The original bytes of the broken rows, found by their number: no row of these files spans lines.
CREATE TEMP TABLE all_lines AS
SELECT line
FROM read_csv(['${events}/bank.csv', '${events}/d2c.csv', '${events}/erp.csv', '${events}/pos.csv'],
  columns = {'line': 'VARCHAR'}, delim = '\t', quote = '', escape = '', header = true,
  auto_detect = false, strict_mode = false);

CREATE TEMP TABLE dead_lines AS
SELECT rowid AS row_number, line
FROM all_lines
WHERE rowid IN (SELECT rowid FROM staged WHERE reason IS NOT NULL);

DROP TABLE all_lines;
