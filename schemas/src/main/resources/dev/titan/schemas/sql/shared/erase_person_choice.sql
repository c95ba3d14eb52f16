-- What tells of a person: events that hold the token, all their lines and former contents, the raw
-- objects that they came from, and the dead letters of their records.

CREATE OR REPLACE TEMP TABLE person_events AS
SELECT DISTINCT l.event_key
FROM ledger AS l
JOIN erased_token AS p ON p.tenant_id = l.tenant_id
WHERE STRPOS(
  CONCAT(
    l.event_id, CHR(31), l.location_id, CHR(31), l.source, CHR(31), COALESCE(l.unit, ''), CHR(31),
    COALESCE(l.description, ''), CHR(31), COALESCE(l.counterparty, ''), CHR(31),
    COALESCE(l.reference, ''), CHR(31), COALESCE(json_text(l.attributes), '')),
  p.token) > 0;

CREATE OR REPLACE TEMP TABLE person_records AS
SELECT raw_id, ordinal FROM ledger
WHERE event_key IN (SELECT event_key FROM person_events)
UNION DISTINCT
SELECT raw_id, ordinal FROM ledger_contents
WHERE event_key IN (SELECT event_key FROM person_events);

CREATE OR REPLACE TEMP TABLE person_objects AS
SELECT raw_id, bytes
FROM raw_ingest
WHERE (payload IS NOT NULL OR stored IS NOT NULL)
  AND (raw_id IN (SELECT raw_id FROM person_records)
    OR raw_id IN (SELECT raw_id FROM found_objects));

CREATE OR REPLACE TEMP TABLE person_letters AS
SELECT dead_letter_id FROM found_letters
UNION DISTINCT
SELECT d.dead_letter_id
FROM dead_letters AS d
JOIN person_records AS r ON r.raw_id = d.raw_id AND r.ordinal = d.ordinal;

CREATE OR REPLACE TEMP TABLE touched_groups AS
SELECT DISTINCT tenant_id, location_id, category, currency, event_date
FROM ledger
WHERE event_key IN (SELECT event_key FROM person_events)
  AND kind = 'STREAM'
  AND status = 'POSTED';
