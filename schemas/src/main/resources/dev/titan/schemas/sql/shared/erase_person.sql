-- Removes what tells of a person. The raw objects hold others too, but bytes are kept whole or not
-- at all: their rows stay, without bytes and what came along with them.

DELETE FROM ledger WHERE event_key IN (SELECT event_key FROM person_events);

DELETE FROM ledger_contents WHERE event_key IN (SELECT event_key FROM person_events);

DELETE FROM dead_letters
WHERE dead_letter_id IN (SELECT dead_letter_id FROM person_letters);

UPDATE raw_ingest
SET
  payload = NULL, stored = NULL, attributes = NULL, gone_at = (SELECT noted_at FROM this_upkeep),
  gone_because = 'ERASURE'
WHERE raw_id IN (SELECT raw_id FROM person_objects);
