-- Removes what is chosen. Raw objects stay as rows, so that their content is known when it comes
-- again; so does the row of a run that something else still names.

UPDATE ${raw_ingest:raw_ingest} AS raw_ingest
SET
  payload = NULL, stored = NULL, gone_at = (SELECT noted_at FROM this_upkeep), gone_because = 'RETENTION'
WHERE ${received_days:TRUE} AND raw_id IN (SELECT raw_id FROM expired_objects);

DELETE FROM ${dead_letters:dead_letters} AS dead_letters
WHERE ${letter_days:TRUE} AND dead_letter_id IN (SELECT dead_letter_id FROM expired_letters);

DELETE FROM ${checkpoint_inputs:checkpoint_inputs} AS checkpoint_inputs
WHERE run_id IN (SELECT run_id FROM expired_checkpoints);

DELETE FROM ${checkpoint_reasons:checkpoint_reasons} AS checkpoint_reasons
WHERE run_id IN (SELECT run_id FROM expired_checkpoints);

DELETE FROM ${replay_changes:replay_changes} AS replay_changes
WHERE run_id IN (SELECT run_id FROM expired_checkpoints);

UPDATE ${checkpoints:checkpoints} AS checkpoints
SET gone_at = (SELECT noted_at FROM this_upkeep)
WHERE run_id IN (SELECT run_id FROM expired_checkpoints);
