package dev.titan.schemas.sql;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What there is in BigQuery, as its INFORMATION_SCHEMA tells. Names are whole paths without quotes:
 * {@code project.dataset}, {@code project.dataset.table}; of a policy {@code
 * project.dataset.table/policy}.
 *
 * @param datasets the datasets there are
 * @param tables the tables in them
 * @param views the query of each view
 * @param policies the definition of each row access policy, from GRANT TO on
 * @param version the version of the tables that their own table of facts tells; none before the
 *     first time
 */
public record SchemaInventory(
    Set<String> datasets,
    Map<String, TableShape> tables,
    Map<String, String> views,
    Map<String, String> policies,
    OptionalInt version) {

  /** An empty project. */
  public static final SchemaInventory EMPTY =
      new SchemaInventory(Set.of(), Map.of(), Map.of(), Map.of(), OptionalInt.empty());

  /** Takes copies. */
  public SchemaInventory {
    datasets = Set.copyOf(datasets);
    tables = Map.copyOf(tables);
    views = Map.copyOf(views);
    policies = Map.copyOf(policies);
  }
}
