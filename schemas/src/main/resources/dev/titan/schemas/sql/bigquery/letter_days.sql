-- The partitions of the letters that may change.

SELECT MIN(first_seen_at) AS letters_from, MAX(first_seen_at) AS letters_to FROM dead_letters;
