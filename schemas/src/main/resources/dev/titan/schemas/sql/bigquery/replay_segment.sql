-- What the rounds of a segment say together about ids.

CREATE OR REPLACE TEMP TABLE id_evidence AS SELECT * FROM replay_evidence;

CREATE OR REPLACE TEMP TABLE replay_evidence AS SELECT * FROM id_evidence WHERE FALSE;
