-- Held is what was held at every delivery.

INSERT INTO staged_dead (
  input, ordinal, context, stage, reason, field, detail, part, record_line, byte_length, record_hash,
  shape, payload, identity)
SELECT
  h.replayed_input, h.ordinal, h.context, h.stage, h.reason, h.field, h.detail, h.part,
  h.record_line, h.byte_length, h.record_hash, h.shape, h.payload, h.identity
FROM replay_held AS h
LEFT JOIN replay_records AS r ON r.input = h.replayed_input AND r.ordinal = h.ordinal
WHERE r.input IS NULL
QUALIFY
  ROW_NUMBER() OVER (PARTITION BY h.replayed_input, h.ordinal ORDER BY h.input DESC) = 1;
