-- The partitions that hold anything of the person, as constants for what removes it. NULL means that
-- there is nothing.

SELECT
  entries.first_day AS changed_from,
  entries.last_day AS changed_to,
  objects.first_day AS raw_from,
  objects.last_day AS raw_to,
  contents.first_time AS contents_from,
  letters.first_time AS letters_from,
  letters.last_time AS letters_to
FROM (
  SELECT MIN(ingestion_date) AS first_day, MAX(ingestion_date) AS last_day
  FROM ledger
  WHERE event_key IN (SELECT event_key FROM person_events)
) AS entries
CROSS JOIN (
  SELECT MIN(ingestion_date) AS first_day, MAX(ingestion_date) AS last_day
  FROM raw_ingest
  WHERE raw_id IN (SELECT raw_id FROM person_objects)
) AS objects
CROSS JOIN (
  SELECT MIN(received_at) AS first_time
  FROM ledger_contents
  WHERE event_key IN (SELECT event_key FROM person_events)
) AS contents
CROSS JOIN (
  SELECT MIN(first_seen_at) AS first_time, MAX(first_seen_at) AS last_time
  FROM dead_letters
  WHERE dead_letter_id IN (SELECT dead_letter_id FROM person_letters)
) AS letters;
