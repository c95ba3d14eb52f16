-- Where staged entries are a view of their files, they become a table, for statements that change
-- them or give them another name.

CREATE OR REPLACE TEMP TABLE own_entries AS SELECT * FROM staged_entries;

DROP VIEW temp.staged_entries;

ALTER TABLE temp.own_entries RENAME TO staged_entries;
