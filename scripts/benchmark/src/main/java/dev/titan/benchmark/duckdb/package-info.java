/**
 * DuckDB alone, as somebody who knows it well would use it: what Titan is measured against. The SQL
 * is among the resources, and docs/performance.md says what was tried.
 */
package dev.titan.benchmark.duckdb;
