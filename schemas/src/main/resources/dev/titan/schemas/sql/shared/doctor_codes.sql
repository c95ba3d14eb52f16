-- The reasons for which letters are dead, as they are stored.

SELECT DISTINCT reason, reason_number, stage, owner FROM dead_letters ORDER BY reason;
