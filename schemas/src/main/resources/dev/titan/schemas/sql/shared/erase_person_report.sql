-- How much there is of a person, and what else stands on the raw objects that must go.

SELECT table_name, row_count
FROM (
  SELECT 1 AS place, 'ledger' AS table_name, COUNT(*) AS row_count
  FROM ledger
  WHERE event_key IN (SELECT event_key FROM person_events)
  UNION ALL
  SELECT 2, 'ledger_contents', COUNT(*)
  FROM ledger_contents
  WHERE event_key IN (SELECT event_key FROM person_events)
  UNION ALL
  SELECT 3, 'dead_letters', COUNT(*) FROM person_letters
  UNION ALL
  SELECT 4, 'raw_objects', COUNT(*) FROM person_objects
  UNION ALL
  SELECT 5, 'raw_bytes', CAST(COALESCE(SUM(bytes), 0) AS INT64) FROM person_objects
  UNION ALL
  SELECT 6, 'entries_of_others', COUNT(*)
  FROM ledger
  WHERE raw_id IN (SELECT raw_id FROM person_objects)
    AND event_key NOT IN (SELECT event_key FROM person_events)
  UNION ALL
  SELECT 7, 'open_letters_of_others', COUNT(*)
  FROM dead_letters
  WHERE status = 'OPEN'
    AND raw_id IN (SELECT raw_id FROM person_objects)
    AND dead_letter_id NOT IN (SELECT dead_letter_id FROM person_letters)
) AS counts
ORDER BY place;
