/**
 * The warehouse: one ledger, its dead letters and checkpoints, and the committer that applies each
 * manifest once. {@link dev.titan.storage.warehouse.Warehouse} is the seat; DuckDB sits on it.
 */
package dev.titan.storage.warehouse;
