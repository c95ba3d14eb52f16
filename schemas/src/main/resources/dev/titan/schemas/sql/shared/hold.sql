-- The records of held groups become dead letters. Their original bytes are found by raw_id and
-- ordinal; known again they are by key and content.

INSERT INTO staged_dead
  (input, ordinal, context, stage, reason, field, detail, identity)
SELECT
  e.input, e.ordinal, e.context, 'GUARD', 'ID_NOT_UNIQUE', 'event_id', h.detail,
  CONCAT(e.key_base, e.content_hash)
FROM staged_entries AS e
JOIN run_inputs AS i ON i.input = e.input
JOIN held_contexts AS h ON h.context = e.context AND h.first_run = i.first_run
WHERE e.line = 1 AND e.event_id IS NOT NULL;

DELETE FROM staged_entries
WHERE event_id IS NOT NULL
  AND EXISTS (
    SELECT 1
    FROM held_contexts AS h
    JOIN run_inputs AS i ON i.first_run = h.first_run
    WHERE h.context = staged_entries.context AND i.input = staged_entries.input);
