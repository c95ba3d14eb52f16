-- The records of the rounds ${first} to ${last}: only what the search for held groups reads.

CREATE OR REPLACE TEMP TABLE staged_entries AS
SELECT context, input, line, key_base, event_id
FROM round_entries
WHERE round BETWEEN ${first} AND ${last} AND line = 1;
