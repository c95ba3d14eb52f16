-- A run may be judged in several rounds; what speaks against its ids is gathered over all of them.

INSERT INTO replay_evidence (event_key, context, input, revised, distant)
SELECT event_key, context, input, revised, distant FROM id_evidence;
