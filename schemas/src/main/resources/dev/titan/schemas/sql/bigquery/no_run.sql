-- No run: only what is removed touches the sums.

CREATE OR REPLACE TEMP TABLE this_run AS
SELECT t.tenant_id AS run_id FROM touched_groups AS t WHERE FALSE;
