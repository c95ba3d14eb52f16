-- From the staged lines to what Titan leaves behind. ${...} are literals of the program's own making.

-- rowid counts in the order of the files, so the number of a line in its file is a difference.
CREATE TEMP TABLE inputs AS
SELECT
  f.filename, f.first_row, f.records, r.content_hash, r.bytes, r.stored,
  substr(r.content_hash, 1, 32) AS raw_id
FROM (
  SELECT filename, min(rowid) AS first_row, count(*) AS records FROM staged GROUP BY filename
) AS f
JOIN raw_files AS r ON r.filename = f.filename;

-- Only keys that come more than once pay for a window. The newest content wins.
CREATE TEMP TABLE repeated AS
SELECT event_key FROM staged WHERE reason IS NULL GROUP BY event_key HAVING count(*) > 1;

CREATE TEMP TABLE losers AS
SELECT s.rowid AS row_number, s.content_hash <> w.content_hash AS changed
FROM staged AS s
JOIN (
  SELECT event_key, arg_max(content_hash, rowid) AS content_hash, max(rowid) AS last
  FROM staged
  WHERE event_key IN (SELECT event_key FROM repeated)
  GROUP BY event_key
) AS w ON w.event_key = s.event_key
WHERE s.rowid <> w.last;

BEGIN;

INSERT INTO ledger
SELECT
  s.event_key, s.event_id, 'MAPPED', 1, md5(s.source), '${tenant}', s.location_id, s.source,
  'SALE', 'STREAM', 'POSTED', s.event_time, CAST(s.event_time AS DATE), DATE '${received}',
  TIMESTAMP '${received}', TIMESTAMP '${received}', NULL, s.amount, s.currency, s.quantity, NULL,
  s.description, NULL, s.reference, s.attributes, s.source, 1, 1.0, s.content_hash, 1, i.raw_id,
  s.rowid - i.first_row + 1, '${run}'
FROM staged AS s
JOIN inputs AS i ON i.filename = s.filename
WHERE s.reason IS NULL
  AND s.rowid NOT IN (SELECT row_number FROM losers);

INSERT INTO dead_letters (
  dead_letter_id, tenant_id, location_id, source, run_id, last_run_id, raw_id, ordinal, part,
  record_line, stage, reason, reason_number, owner, field, detail, mapping_id, mapping_version,
  shape, record_hash, byte_length, payload, first_seen_at, last_seen_at, seen, status, tries)
SELECT
  md5(concat_ws(chr(31), '${tenant}', d.line)), '${tenant}', '${location}', s.source, '${run}',
  '${run}', i.raw_id, s.rowid - i.first_row + 1, NULL, s.rowid - i.first_row + 1,
  CASE
    WHEN s.reason LIKE 'RECORD%' THEN 'DECODE'
    WHEN s.reason = 'UNMAPPED_SCHEMA' THEN 'CLASSIFY'
    WHEN s.reason IN ('DATE_INVALID', 'DECIMAL_INVALID', 'FIELD_MISSING') THEN 'REFINE'
    ELSE 'GUARD'
  END,
  s.reason, 0, 'DATA', NULL, NULL, s.source, 1, NULL, md5(d.line), strlen(d.line), encode(d.line),
  TIMESTAMP '${received}', TIMESTAMP '${received}', 1, 'OPEN', 0
FROM staged AS s
JOIN dead_lines AS d ON d.row_number = s.rowid
JOIN inputs AS i ON i.filename = s.filename;

INSERT INTO daily_rollup
SELECT
  tenant_id, location_id, category, currency, event_date, count(*), sum(quantity), sum(amount)
FROM ledger
WHERE kind = 'STREAM' AND status = 'POSTED'
GROUP BY ALL;

INSERT INTO raw_ingest (
  raw_id, tenant_id, location_id, source, content_hash, bytes, format, origin, attributes, received_at,
  ingestion_date, run_id, payload, stored, deliveries)
SELECT
  raw_id, '${tenant}', '${location}', NULL, content_hash, bytes, '${format}', filename, NULL,
  TIMESTAMP '${received}', DATE '${received}', '${run}', NULL, stored, 1
FROM inputs;

INSERT INTO checkpoints (
  run_id, mode, created_at, committed_at, mapping_snapshot, manifest_hash, read, written, updated,
  duplicate, dead_lettered, ignored, entries)
SELECT
  '${run}', 'ingest', now()::TIMESTAMP, now()::TIMESTAMP, '', '',
  (SELECT count(*) FROM staged),
  (SELECT count(*) FROM ledger),
  (SELECT count(*) FROM losers WHERE changed),
  (SELECT count(*) FROM losers WHERE NOT changed),
  (SELECT count(*) FROM dead_letters),
  0,
  (SELECT count(*) FROM ledger);

COMMIT;
