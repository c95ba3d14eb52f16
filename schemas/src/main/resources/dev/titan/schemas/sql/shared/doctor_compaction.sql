-- Whether removed rows still stand in the free blocks of the file.

SELECT COUNT(*) AS due FROM titan_meta WHERE name = 'compaction_due';
