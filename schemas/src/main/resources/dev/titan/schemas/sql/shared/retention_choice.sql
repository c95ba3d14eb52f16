-- What is older than its tenant keeps it. A limit that is NULL chooses nothing.

-- Dead letters by the end of their wait; open ones by their last delivery, and only if asked for.
CREATE OR REPLACE TEMP TABLE expired_letters AS
SELECT d.dead_letter_id, d.tenant_id, d.status
FROM ${dead_letters:dead_letters} AS d
JOIN retention_limits AS t ON t.tenant_id = d.tenant_id
CROSS JOIN this_upkeep AS u
WHERE (d.status <> 'OPEN' AND COALESCE(d.resolved_at, d.last_seen_at) < t.letters_before)
  OR (d.status = 'OPEN' AND u.open_letters AND d.last_seen_at < t.letters_before);

CREATE OR REPLACE TEMP TABLE aged_objects AS
SELECT
  r.raw_id, r.tenant_id, r.bytes,
  NOT u.open_letters AND r.raw_id IN (SELECT raw_id FROM ${dead_letters:dead_letters} WHERE status = 'OPEN')
    AS waits
FROM ${raw_ingest:raw_ingest} AS r
JOIN retention_limits AS t ON t.tenant_id = r.tenant_id
CROSS JOIN this_upkeep AS u
WHERE ${object_days:TRUE}
  AND (r.payload IS NOT NULL OR r.stored IS NOT NULL)
  AND COALESCE(r.kept_since, r.received_at) < t.raw_before
  AND r.raw_id NOT IN (SELECT raw_id FROM needed_objects);

CREATE OR REPLACE TEMP TABLE expired_objects AS
SELECT raw_id, tenant_id, bytes FROM aged_objects WHERE NOT waits;

-- A replay needs the time and order of deliveries, so whatever is left of a raw object keeps its
-- checkpoints; and a run that is young for one of its tenants stays whole.
CREATE OR REPLACE TEMP TABLE expired_checkpoints AS
SELECT DISTINCT i.run_id
FROM ${checkpoint_inputs:checkpoint_inputs} AS i
WHERE i.run_id NOT IN (
    SELECT y.run_id
    FROM ${checkpoint_inputs:checkpoint_inputs} AS y
    JOIN ${checkpoints:checkpoints} AS c ON c.run_id = y.run_id
    LEFT JOIN retention_limits AS t ON t.tenant_id = y.tenant_id
    WHERE t.checkpoints_before IS NULL OR c.committed_at >= t.checkpoints_before)
  AND i.run_id NOT IN (
    SELECT k.run_id
    FROM ${checkpoint_inputs:checkpoint_inputs} AS k
    JOIN ${raw_ingest:raw_ingest} AS r ON r.raw_id = k.raw_id
    WHERE ${object_days:TRUE}
      AND (r.payload IS NOT NULL OR r.stored IS NOT NULL)
      AND r.raw_id NOT IN (SELECT raw_id FROM expired_objects))
  AND i.run_id NOT IN (
    SELECT l.run_id
    FROM ${checkpoint_inputs:checkpoint_inputs} AS l
    JOIN ${dead_letters:dead_letters} AS d ON d.raw_id = l.raw_id
    WHERE d.dead_letter_id NOT IN (SELECT dead_letter_id FROM expired_letters));
