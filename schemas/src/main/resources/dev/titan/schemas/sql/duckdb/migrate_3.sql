-- Version 3: why, when and through whom a dead letter waits no longer. Until now only a run could end
-- one, and which run it was is not known.

ALTER TABLE dead_letters ADD COLUMN resolution VARCHAR;

ALTER TABLE dead_letters ADD COLUMN resolved_at TIMESTAMP;

ALTER TABLE dead_letters ADD COLUMN resolved_by VARCHAR;
