-- A condition on raw objects: a run has delivered them.

r.raw_id IN (
  SELECT i.raw_id FROM ${checkpoint_inputs:checkpoint_inputs} AS i WHERE i.run_id = ?);
