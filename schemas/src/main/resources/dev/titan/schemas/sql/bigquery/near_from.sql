-- The first partition in which keys that are not far can stand, and how many are far.

SELECT
  MIN(CASE WHEN NOT far THEN DATE_SUB(event_date, INTERVAL 1 DAY) END) AS near_from,
  COUNTIF(far) AS far_keys
FROM round_keys;
