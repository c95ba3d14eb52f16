package dev.titan.schemas.parquet;

/**
 * A column of a table; any of its values may be missing.
 *
 * @param name its name, in ASCII
 * @param type what its values are
 */
public record Column(String name, ColumnType type) {}
