package dev.titan.wire.bigquery;

import java.util.List;
import java.util.Set;

/**
 * What a statement does.
 *
 * @param type such as SELECT or BEGIN_TRANSACTION
 * @param tables the permanent tables it names
 * @param columns those of its answer; empty if it has none
 * @param bytes what it reads: here, all of those tables
 */
public record SqlPlan(String type, Set<TableName> tables, List<Column> columns, long bytes) {
  private static final long MIB = 1L << 20;

  /** Of each table that a query names, at least so much is billed. */
  private static final long LEAST = 10 * MIB;

  public SqlPlan {
    tables = Set.copyOf(tables);
    columns = List.copyOf(columns);
  }

  /**
   * What it is <a href="https://cloud.google.com/bigquery/pricing#on_demand_pricing">billed</a>
   * for.
   */
  long billed() {
    long rounded = (bytes + MIB - 1) / MIB * MIB;
    return Math.max(rounded, LEAST * tables.size());
  }
}
