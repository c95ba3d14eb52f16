-- The keys of the round, and where the ledger may hold them. Nothing is received before it happened,
-- give or take a day for zones: so an event stands in the partition of the day before its date, or in
-- a later one. far: the rule does not hold, because there is no date, because the event is received
-- before its date even now, or because it was so once (early_events). Far keys are looked up in all
-- partitions, the others in those since the earliest date: for a round of today, two.
-- Not seen is an event whose revision has moved its date past the day of its first receipt: it would
-- be written a second time. audit_keys.sql finds it.

CREATE OR REPLACE TEMP TABLE round_keys AS
SELECT
  e.key_base,
  MIN(e.event_date) AS event_date,
  LOGICAL_OR(
    e.event_date IS NULL
    OR e.event_date > DATE_ADD(CAST(i.received_at AS DATE), INTERVAL 1 DAY)
    OR early.key_base IS NOT NULL) AS far
FROM staged_entries AS e
JOIN run_inputs AS i ON i.input = e.input
LEFT JOIN (SELECT DISTINCT key_base FROM ${early_events}) AS early ON early.key_base = e.key_base
GROUP BY e.key_base;
