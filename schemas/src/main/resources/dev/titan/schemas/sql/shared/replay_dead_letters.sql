-- A record that is dead for another kind of reason (held, or no longer) is known by another
-- identity. Its letter takes that on, so that one record does not wait twice.

UPDATE ${dead_letters:dead_letters} AS dead_letters
SET dead_letter_id = s.dead_letter_id
FROM latest_sightings AS s
WHERE ${letter_days:TRUE}
  AND dead_letters.raw_id = s.raw_id
  AND dead_letters.ordinal = s.ordinal
  AND s.ordinal > 0
  AND dead_letters.status <> 'REPLAYED'
  AND dead_letters.dead_letter_id <> s.dead_letter_id
  AND dead_letters.dead_letter_id NOT IN (SELECT dead_letter_id FROM dead_sightings)
  AND s.dead_letter_id NOT IN (SELECT dead_letter_id FROM dead_letters);
