-- Removes what is chosen. Raw objects stay as rows, so that their content is known when it comes
-- again; so does the row of a run that something else still names.

UPDATE raw_ingest
SET
  payload = NULL, stored = NULL, gone_at = (SELECT noted_at FROM this_upkeep), gone_because = 'RETENTION'
WHERE raw_id IN (SELECT raw_id FROM expired_objects);

DELETE FROM dead_letters
WHERE dead_letter_id IN (SELECT dead_letter_id FROM expired_letters);

DELETE FROM checkpoint_inputs WHERE run_id IN (SELECT run_id FROM expired_checkpoints);

DELETE FROM checkpoint_reasons WHERE run_id IN (SELECT run_id FROM expired_checkpoints);

DELETE FROM replay_changes WHERE run_id IN (SELECT run_id FROM expired_checkpoints);

UPDATE checkpoints
SET gone_at = (SELECT noted_at FROM this_upkeep)
WHERE run_id IN (SELECT run_id FROM expired_checkpoints);
