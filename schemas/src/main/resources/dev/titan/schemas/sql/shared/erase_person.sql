-- Removes what tells of a person. The raw objects hold others too, but bytes are kept whole or not
-- at all: their rows stay, without bytes and what came along with them.

DELETE FROM ${ledger:ledger} AS ledger
WHERE ${changed_days:TRUE}
  AND ${of_tenant:TRUE}
  AND event_key IN (SELECT event_key FROM person_events);

DELETE FROM ${ledger_contents:ledger_contents} AS ledger_contents
WHERE ${contents_days:TRUE}
  AND event_key IN (SELECT event_key FROM person_events);

DELETE FROM ${dead_letters:dead_letters} AS dead_letters
WHERE ${letter_days:TRUE}
  AND ${of_tenant:TRUE}
  AND dead_letter_id IN (SELECT dead_letter_id FROM person_letters);

UPDATE ${raw_ingest:raw_ingest} AS raw_ingest
SET
  payload = NULL, stored = NULL, attributes = NULL, gone_at = (SELECT noted_at FROM this_upkeep),
  gone_because = 'ERASURE'
WHERE ${received_days:TRUE}
  AND ${of_tenant:TRUE}
  AND raw_id IN (SELECT raw_id FROM person_objects);
