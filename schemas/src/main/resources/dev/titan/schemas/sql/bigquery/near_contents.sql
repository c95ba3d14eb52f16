-- What is remembered of the round's keys.

CREATE OR REPLACE TEMP TABLE ledger_contents AS
SELECT event_key, content_hash, updated_at, received_at, revision, run_id, raw_id, ordinal
FROM ${ledger_contents}
WHERE received_at >= @first_content
  AND event_key IN (SELECT event_key FROM ledger);
