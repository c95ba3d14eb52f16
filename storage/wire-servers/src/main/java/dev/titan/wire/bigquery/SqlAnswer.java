package dev.titan.wire.bigquery;

import java.util.List;

/**
 * What a statement has done.
 *
 * @param plan what it was
 * @param rows of a query; else none
 * @param changed how many rows it has changed; null of a statement that changes none
 */
public record SqlAnswer(SqlPlan plan, List<List<Object>> rows, Long changed) {}
