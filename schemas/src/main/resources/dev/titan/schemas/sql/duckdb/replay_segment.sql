-- What the rounds of a segment say together about ids.

CREATE OR REPLACE TEMP TABLE id_evidence AS SELECT * FROM replay_evidence;

DELETE FROM replay_evidence;
