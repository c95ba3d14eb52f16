-- Why each event is not what it was.

CREATE OR REPLACE TEMP TABLE replay_causes AS
SELECT
  k.event_key,
  k.change,
  CASE
    WHEN k.change = 'KEPT' THEN 'ORIGINAL_GONE'
    WHEN k.change = 'ADDED' AND d.reason IS NOT NULL THEN 'WAS_DEAD'
    WHEN k.change = 'ADDED' THEN 'NEW_EVENT'
    WHEN k.change = 'GONE' AND s.reason IS NOT NULL THEN 'NOW_DEAD'
    WHEN k.change = 'GONE' AND g.code IS NOT NULL THEN 'NOW_IGNORED'
    WHEN k.change = 'GONE' AND a.input IS NOT NULL THEN 'OTHER_EVENT'
    WHEN k.change = 'GONE' THEN 'NOT_READ'
    WHEN f.mapping_id <> n.mapping_id OR f.mapping_version <> n.mapping_version THEN 'MAPPING'
    ELSE 'SETTINGS'
  END AS cause,
  CASE
    WHEN k.change = 'ADDED' THEN d.reason
    WHEN k.change = 'GONE' THEN COALESCE(s.reason, g.code)
    WHEN k.change IN ('CHANGED', 'RESTATED')
      AND (f.mapping_id <> n.mapping_id OR f.mapping_version <> n.mapping_version)
      THEN CONCAT(
        f.mapping_id, ' ', CAST(f.mapping_version AS STRING), ' -> ',
        CASE WHEN f.mapping_id = n.mapping_id THEN '' ELSE CONCAT(n.mapping_id, ' ') END,
        CAST(n.mapping_version AS STRING))
  END AS detail,
  CASE
    WHEN k.change IN ('GONE', 'KEPT') THEN k.former_lines
    ELSE k.rebuilt_lines
  END AS entries
FROM replay_keys AS k
LEFT JOIN former_heads AS f ON f.event_key = k.event_key
LEFT JOIN rebuilt_heads AS n ON n.event_key = k.event_key
LEFT JOIN (
  SELECT raw_id, ordinal, MIN(reason) AS reason FROM dead_letters GROUP BY raw_id, ordinal
) AS d ON d.raw_id = n.raw_id AND d.ordinal = n.ordinal
LEFT JOIN run_inputs AS i ON i.raw_id = f.raw_id
LEFT JOIN staged_dead AS s ON s.input = i.input AND s.ordinal = f.ordinal
LEFT JOIN staged_ignored AS g ON g.input = i.input AND g.ordinal = f.ordinal
LEFT JOIN (SELECT DISTINCT input, ordinal FROM replay_records) AS a
  ON a.input = i.input AND a.ordinal = f.ordinal
WHERE k.change IN ('ADDED', 'CHANGED', 'RESTATED', 'GONE', 'KEPT');

INSERT INTO ${replay_changes:replay_changes} (run_id, change, cause, detail, events, entries)
SELECT r.run_id, c.change, c.cause, c.detail, c.events, c.entries
FROM (
  SELECT change, cause, detail, COUNT(*) AS events, SUM(entries) AS entries
  FROM replay_causes
  GROUP BY change, cause, detail
) AS c
CROSS JOIN this_run AS r;
