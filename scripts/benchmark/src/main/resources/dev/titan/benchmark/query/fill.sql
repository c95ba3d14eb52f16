-- Entries ${from} to ${to} of a ledger of ${entries}, in the order of their days, as daily ingests
-- would have left them: 50 tenants with 20 locations each, two years. hash() of a number is the
-- same on every machine.

INSERT INTO ledger BY NAME
SELECT
  md5('key' || i) AS event_key,
  'e-' || i AS event_id,
  'MAPPED' AS id_kind,
  1 AS line,
  '00000000000000000000000000000000' AS schema_fingerprint,
  't' || lpad(tenant::VARCHAR, 2, '0') AS tenant_id,
  'L' || (tenant * 20 + hash(i * 5 + 1) % 20) AS location_id,
  ['pos', 'bank', 'erp', 'd2c'][1 + (hash(i * 5 + 2) % 4)::INTEGER] AS source,
  ['SALE', 'SALE', 'SALE', 'SALE', 'SALE', 'SALE', 'REFUND', 'EXPENSE'][1 + (h // 16 % 8)::INTEGER]
    AS category,
  'STREAM' AS kind,
  CASE WHEN h // 128 % 100 = 0 THEN 'VOID' ELSE 'POSTED' END AS status,
  moment AS event_time,
  CAST(moment AS DATE) AS event_date,
  CAST(moment AS DATE) + 1 AS ingestion_date,
  CAST(moment AS DATE) + INTERVAL 1 DAY AS first_received_at,
  CAST(moment AS DATE) + INTERVAL 1 DAY AS received_at,
  CAST((100 + h // 1024 % 500000) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(38, 9)) AS amount,
  ['INR', 'INR', 'USD', 'EUR'][1 + tenant % 4] AS currency,
  CAST(1 + h // 8192 % 9 AS DECIMAL(38, 9)) AS quantity,
  'item ' || (h // 65536 % 2000) AS description,
  'c' || (h // 131072 % 1000000) AS reference,
  '{"pay":"' || ['upi', 'card', 'cash', 'wallet'][1 + (h // 524288 % 4)::INTEGER]
    || '","desk":' || (h // 1048576 % 8) || ',"type":"order","customer":{"tier":"gold"}}'
    AS attributes,
  'pos' AS mapping_id,
  1 AS mapping_version,
  1.0 AS confidence,
  md5('content' || i) AS content_hash,
  1 AS revision,
  md5('raw' || (i // 10000)) AS raw_id,
  i % 10000 + 1 AS ordinal,
  'run-' || (i // 100000) AS run_id
FROM (
  SELECT
    i,
    hash(i) // 2 AS h,
    (hash(i * 5) % 50)::INTEGER AS tenant,
    TIMESTAMP '2024-01-01' + to_seconds(i * 63072000 // ${entries}) AS moment
  FROM range(${from}, ${to}) AS numbers(i)
);
