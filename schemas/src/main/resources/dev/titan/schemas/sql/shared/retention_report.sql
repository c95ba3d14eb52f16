-- How much of each tenant is chosen. A run of several tenants counts for each of them.

SELECT
  tenant_id,
  CAST(SUM(objects) AS INT64) AS objects,
  CAST(SUM(bytes) AS INT64) AS bytes,
  CAST(SUM(waiting) AS INT64) AS waiting_objects,
  CAST(SUM(letters) AS INT64) AS letters,
  CAST(SUM(open_letters) AS INT64) AS open_letters,
  CAST(SUM(checkpoints) AS INT64) AS checkpoints
FROM (
  SELECT
    tenant_id,
    CASE WHEN waits THEN 0 ELSE 1 END AS objects,
    CASE WHEN waits THEN 0 ELSE bytes END AS bytes,
    CASE WHEN waits THEN 1 ELSE 0 END AS waiting,
    0 AS letters, 0 AS open_letters, 0 AS checkpoints
  FROM aged_objects
  UNION ALL
  SELECT tenant_id, 0, 0, 0, 1, CASE WHEN status = 'OPEN' THEN 1 ELSE 0 END, 0
  FROM expired_letters
  UNION ALL
  SELECT tenant_id, 0, 0, 0, 0, 0, COUNT(DISTINCT run_id)
  FROM ${checkpoint_inputs:checkpoint_inputs}
  WHERE run_id IN (SELECT run_id FROM expired_checkpoints)
  GROUP BY tenant_id
) AS parts
GROUP BY tenant_id
ORDER BY tenant_id;
