-- One step from the chosen objects to those that had other contents of the same events.

CREATE OR REPLACE TEMP TABLE next_objects AS
WITH sightings AS (
  SELECT event_key, raw_id FROM ledger_contents
  UNION ALL
  SELECT event_key, raw_id FROM ledger
  WHERE event_key IN (SELECT event_key FROM ledger_contents)
)
SELECT DISTINCT raw_id
FROM sightings
WHERE event_key IN (
    SELECT event_key FROM sightings WHERE raw_id IN (SELECT raw_id FROM chosen_objects))
  AND raw_id NOT IN (SELECT raw_id FROM chosen_objects);

INSERT INTO chosen_objects (raw_id)
SELECT raw_id FROM next_objects;
