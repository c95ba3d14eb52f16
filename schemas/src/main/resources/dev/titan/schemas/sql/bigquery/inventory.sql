-- What there is, for the plan: tables and views with the statement by which BigQuery would make them.
-- Reading INFORMATION_SCHEMA is billed with 10 MB, the least there is.

SELECT table_schema, table_name, ddl
FROM `${project}.region-${location}.INFORMATION_SCHEMA.TABLES`
WHERE table_schema IN ('${raw}', '${canonical}', '${views}')
ORDER BY table_schema, table_name;

SELECT schema_name
FROM `${project}.region-${location}.INFORMATION_SCHEMA.SCHEMATA`
WHERE schema_name IN ('${raw}', '${canonical}', '${views}')
ORDER BY schema_name;
