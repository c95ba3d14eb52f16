-- Facts that the tables begin with. The row of the commits is the one that each of them changes first.

INSERT INTO `${project}.${canonical}.titan_meta` (name, value)
SELECT s.name, s.value
FROM (
  SELECT 'schema_version' AS name, '${schema_version}' AS value
  UNION ALL
  SELECT 'commit_round', 'none'
) AS s
WHERE s.name NOT IN (SELECT m.name FROM `${project}.${canonical}.titan_meta` AS m);
