package dev.titan.storage.cloud;

/**
 * A column of an answer.
 *
 * @param name its name
 * @param type its type, as BigQuery's answers name it: {@code INTEGER}, {@code FLOAT}, {@code
 *     BOOLEAN}, {@code NUMERIC}, {@code TIMESTAMP} and so on
 */
public record BigQueryColumn(String name, String type) {}
