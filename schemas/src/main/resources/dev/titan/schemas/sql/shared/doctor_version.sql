-- The version of the tables.

SELECT value FROM titan_meta WHERE name = 'schema_version';
