/**
 * Writes tables as Parquet files: what staged rows are. Only what that needs: flat tables, one data
 * page per column and row group, no compression (the files live for seconds), dictionaries where
 * few values repeat. The common Java writer takes three times the time for the same rows.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet file format</a>
 */
package dev.titan.schemas.parquet;
