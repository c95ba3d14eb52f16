/**
 * The plain loop that Titan is measured against: two threads, the same library functions, Parquet.
 * It keeps no raw bytes, removes no duplicates, commits nothing and survives no kill.
 */
package dev.titan.benchmark.plain;
