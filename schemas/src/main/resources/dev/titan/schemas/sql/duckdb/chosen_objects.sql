-- Raw objects that a caller has chosen by their ids.

CREATE OR REPLACE TEMP TABLE chosen_objects (
  raw_id VARCHAR
);
