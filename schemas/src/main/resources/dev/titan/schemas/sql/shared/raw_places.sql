-- Which deliveries of each raw object a replay repeats: those of which more was accepted than of any
-- before, else the first. All others had no effect: what was accepted before is a duplicate, and
-- what was dead or held left no entry.
-- overlaps: records were duplicates of other objects' records. Which ones is written down nowhere.

CREATE OR REPLACE TEMP TABLE raw_deliveries AS
SELECT
  raw_id, run_id, input, received_at, committed_at,
  accepted > accepted_before OR (most_accepted = 0 AND delivery = 1) AS effective,
  duplicate > accepted_before AS overlaps
FROM (
  SELECT
    d.*,
    ROW_NUMBER() OVER (PARTITION BY raw_id ORDER BY committed_at, run_id, received_at, input) AS delivery,
    MAX(accepted) OVER (PARTITION BY raw_id) AS most_accepted,
    COALESCE(
      MAX(accepted) OVER (
        PARTITION BY raw_id ORDER BY committed_at, run_id, received_at, input
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
      0) AS accepted_before
  FROM (
    SELECT
      i.raw_id, i.run_id, i.input, i.received_at, c.committed_at, i.duplicate,
      i.written + i.updated + i.duplicate AS accepted
    FROM checkpoint_inputs AS i
    JOIN checkpoints AS c ON c.run_id = i.run_id
    WHERE c.mode <> 'replay'
  ) AS d
) AS counted;

-- The first of them stands for the object.
CREATE OR REPLACE TEMP TABLE raw_places AS
SELECT raw_id, run_id, input, received_at, committed_at
FROM (
  SELECT
    d.*,
    ROW_NUMBER() OVER (PARTITION BY raw_id ORDER BY committed_at, run_id, received_at, input) AS place
  FROM raw_deliveries AS d
  WHERE effective
) AS numbered
WHERE place = 1;
