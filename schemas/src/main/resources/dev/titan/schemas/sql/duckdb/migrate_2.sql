-- Version 2: when each delivery was received, and what replays have changed.
-- The table is made anew, since a column of an old one cannot be filled and made NOT NULL in one
-- transaction. Until now all inputs of a run were received when its manifest was drawn up.

CREATE TABLE checkpoint_inputs_2 (
  run_id VARCHAR NOT NULL,
  input INTEGER NOT NULL,
  raw_id VARCHAR NOT NULL,
  tenant_id VARCHAR NOT NULL,
  location_id VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,
  received_at TIMESTAMP NOT NULL,
  read BIGINT NOT NULL,
  written BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  duplicate BIGINT NOT NULL,
  dead_lettered BIGINT NOT NULL,
  ignored BIGINT NOT NULL,
  entries BIGINT NOT NULL
);

INSERT INTO checkpoint_inputs_2
SELECT
  i.run_id, i.input, i.raw_id, i.tenant_id, i.location_id, i.origin, c.created_at, i.read,
  i.written, i.updated, i.duplicate, i.dead_lettered, i.ignored, i.entries
FROM checkpoint_inputs AS i
JOIN checkpoints AS c ON c.run_id = i.run_id;

DROP TABLE checkpoint_inputs;

ALTER TABLE checkpoint_inputs_2 RENAME TO checkpoint_inputs;

CREATE TABLE replay_changes (
  run_id VARCHAR NOT NULL,
  change VARCHAR NOT NULL,
  cause VARCHAR NOT NULL,
  detail VARCHAR,
  events BIGINT NOT NULL,
  entries BIGINT NOT NULL
);
