-- Three datasets, because access is given per dataset: raw bytes to few, the ledger to the pipeline and
-- through policies to analysts, views to dashboards. All in one location: a query cannot cross them.

CREATE SCHEMA IF NOT EXISTS `${project}.${raw}`
OPTIONS (location = '${location}', description = 'Original bytes, dead letters and staged rows.');

CREATE SCHEMA IF NOT EXISTS `${project}.${canonical}`
OPTIONS (location = '${location}', description = 'Ledger, sums, books and registry.');

CREATE SCHEMA IF NOT EXISTS `${project}.${views}`
OPTIONS (location = '${location}', description = 'What dashboards may read.');
