-- Version 4: what retention and erasure have removed is known to be gone.

ALTER TABLE raw_ingest ADD COLUMN kept_since TIMESTAMP;

ALTER TABLE raw_ingest ADD COLUMN gone_at TIMESTAMP;

ALTER TABLE raw_ingest ADD COLUMN gone_because VARCHAR;

ALTER TABLE checkpoints ADD COLUMN gone_at TIMESTAMP;
