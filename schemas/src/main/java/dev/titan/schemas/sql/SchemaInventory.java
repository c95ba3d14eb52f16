package dev.titan.schemas.sql;

import java.util.HashMap;
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
 * @param policies the definition of each row access policy, from GRANT TO on. INFORMATION_SCHEMA
 *     tells the filter only; to whom it is granted, the policy's own access list
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

  /**
   * What the statements say that BigQuery gives for what is there.
   *
   * @param ddl by whole path, the {@code ddl} of {@code bigquery/inventory.sql}
   * @throws IllegalArgumentException if one is neither that of a table nor that of a view
   */
  public static SchemaInventory ofDdl(
      Set<String> datasets,
      Map<String, String> ddl,
      Map<String, String> policies,
      OptionalInt version) {
    Map<String, TableShape> tables = new HashMap<>();
    Map<String, String> views = new HashMap<>();
    ddl.forEach(
        (name, statement) -> {
          if (statement.startsWith("CREATE VIEW ")) {
            String query = statement.substring(statement.indexOf("\nAS ") + "\nAS ".length());
            views.put(name, query.strip().replaceAll(";$", ""));
          } else {
            tables.put(name, TableShape.of(statement));
          }
        });
    return new SchemaInventory(datasets, tables, views, policies, version);
  }

  /** Takes copies. */
  public SchemaInventory {
    datasets = Set.copyOf(datasets);
    tables = Map.copyOf(tables);
    views = Map.copyOf(views);
    policies = Map.copyOf(policies);
  }
}
