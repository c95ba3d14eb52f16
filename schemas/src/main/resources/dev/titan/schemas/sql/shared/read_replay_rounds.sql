-- The rounds in their order, each with its segment.

SELECT round, MIN(segment) AS segment
FROM replay_key_rounds
GROUP BY round
ORDER BY round;
