-- Dead letters, oldest first. ${where} narrows them, ${limit} ends them.

SELECT
  dead_letter_id, tenant_id, location_id, source, run_id, last_run_id, raw_id, ordinal, part,
  record_line, stage, reason, field, detail, mapping_id, mapping_version, shape, record_hash,
  byte_length, payload, first_seen_at, last_seen_at, seen, status, tries,
  resolution, resolved_at, resolved_by
FROM ${dead_letters:dead_letters}
${where}
ORDER BY first_seen_at, raw_id, ordinal, dead_letter_id
${limit};
