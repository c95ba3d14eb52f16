-- What BigQuery has besides: that an event of the person came early.

DELETE FROM ${early_events}
WHERE key_base IN (SELECT SUBSTR(event_key, 1, 32) FROM person_events);
