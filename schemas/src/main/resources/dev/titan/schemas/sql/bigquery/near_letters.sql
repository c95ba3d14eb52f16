-- The dead letters that the round may change. A letter may be seen again however old it is, so no day
-- prunes this: it reads three narrow columns of a table of about a hundredth of the ledger's rows.
-- Run, with the statements that change letters, only if the round has dead records, edits, or raw
-- objects that were there before.

CREATE OR REPLACE TEMP TABLE dead_letters AS
SELECT dead_letter_id, raw_id, ordinal, part, status, first_seen_at
FROM ${dead_letters}
WHERE raw_id IN (SELECT raw_id FROM run_inputs)
  OR dead_letter_id IN (SELECT dead_letter_id FROM latest_sightings)
  OR dead_letter_id IN (SELECT edit_of FROM run_inputs WHERE edit_of IS NOT NULL);
