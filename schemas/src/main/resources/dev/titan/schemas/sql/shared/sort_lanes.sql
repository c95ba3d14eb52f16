-- Which events need judging one by one? Nearly all events of a run either come once and are new, or
-- come once and are what the ledger already holds. They are settled by a hash aggregate and a join;
-- only the rest pays for window functions.
-- Keys are looked up with IN: they are never NULL here, and DuckDB answers a correlated EXISTS by
-- first writing down every row of the outer table.
-- An event of a content id that comes once is the first occurrence, so its key is its key_base.

CREATE OR REPLACE TEMP TABLE repeated_keys AS
SELECT key_base
FROM staged_entries
WHERE line = 1
GROUP BY key_base
HAVING COUNT(*) > 1;

-- plain: the current content again, without news of its age.
CREATE OR REPLACE TEMP TABLE known_events AS
SELECT
  e.input,
  e.key_base,
  h.content_hash = e.content_hash
    AND (e.updated_at IS NULL OR COALESCE(e.updated_at <= h.source_updated_at, FALSE)) AS plain
FROM staged_entries AS e
JOIN ledger AS h ON h.event_key = e.key_base
WHERE e.line = 1
  AND h.line = 1
  AND e.key_base NOT IN (SELECT key_base FROM repeated_keys);

CREATE OR REPLACE TEMP TABLE slow_keys AS
SELECT key_base FROM repeated_keys
UNION ALL
SELECT key_base FROM known_events WHERE NOT plain;

-- Every key but those of new events that come once: these are written as they stand.
CREATE OR REPLACE TEMP TABLE not_fast_keys AS
SELECT key_base FROM repeated_keys
UNION ALL
SELECT key_base FROM known_events;
