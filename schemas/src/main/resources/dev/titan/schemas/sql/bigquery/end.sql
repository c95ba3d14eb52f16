-- Everything or nothing. A round that is killed before is rolled back with its session.

COMMIT TRANSACTION;
