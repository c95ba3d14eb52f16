-- The partitions of the letters that may change, and of those that are new.

SELECT MIN(first_seen_at) AS letters_from, MAX(first_seen_at) AS letters_to
FROM (
  SELECT first_seen_at FROM dead_letters
  UNION ALL
  SELECT first_received_at FROM latest_sightings
) AS letters;
