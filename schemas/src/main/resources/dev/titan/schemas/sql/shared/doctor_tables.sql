-- How much there is.

SELECT table_name, row_count
FROM (
  SELECT 1 AS place, 'ledger' AS table_name, COUNT(*) AS row_count FROM ledger
  UNION ALL
  SELECT 2, 'ledger_contents', COUNT(*) FROM ledger_contents
  UNION ALL
  SELECT 3, 'daily_rollup', COUNT(*) FROM daily_rollup
  UNION ALL
  SELECT 4, 'dead_letters', COUNT(*) FROM dead_letters
  UNION ALL
  SELECT 5, 'raw_ingest', COUNT(*) FROM raw_ingest
  UNION ALL
  SELECT 6, 'checkpoints', COUNT(*) FROM checkpoints
) AS tables
ORDER BY place;
