package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.schemas.sql.BigQueryTerms;
import dev.titan.schemas.sql.SchemaInventory;
import dev.titan.schemas.sql.SchemaPlan;
import dev.titan.schemas.sql.SchemaStep;
import dev.titan.storage.cloud.BigQueryJobs;
import dev.titan.storage.cloud.BigQueryPolicy;
import dev.titan.storage.cloud.BigQueryRows;
import dev.titan.storage.cloud.BigQueryStatement;
import dev.titan.storage.cloud.BigQueryTable;
import dev.titan.storage.settings.BigQuerySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the tables of a warehouse in BigQuery, and brings them up to date. Nothing is dropped. */
public final class BigQuerySchema {
  private static final String FACTS = "titan_meta";

  private final BigQueryJobs jobs;
  private final BigQueryPlace place;
  private final BigQuerySql sql;
  private final BigQueryQuestions questions;

  private BigQuerySchema(BigQueryJobs jobs, BigQueryPlace place) {
    this.jobs = jobs;
    this.place = place;
    this.sql = new BigQuerySql(place);
    this.questions = new BigQueryQuestions(sql, jobs);
  }

  /**
   * The tables of the warehouse that the settings name.
   *
   * @throws WarehouseException if they name none
   */
  public static BigQuerySchema at(BigQuerySettings settings) {
    return BigQueryWarehouse.told(
        () -> new BigQuerySchema(BigQueryJobs.open(settings), BigQueryWarehouse.placeOf(settings)));
  }

  /**
   * What has to be done.
   *
   * @throws WarehouseException if a newer Titan has made the tables, or BigQuery refuses to tell
   */
  public SchemaPlan plan(BigQueryTerms terms) {
    SchemaInventory inventory = BigQueryWarehouse.told(this::inventory);
    try {
      return SchemaPlan.of(sql.schema(terms), BigQuerySql.VERSION, inventory);
    } catch (IllegalStateException e) {
      throw new WarehouseException(e.getMessage());
    }
  }

  /**
   * Does one step of a plan, in its order.
   *
   * @throws WarehouseException if BigQuery refuses it
   */
  public void apply(SchemaStep step) {
    BigQueryWarehouse.told(
        () ->
            jobs.run(
                new BigQueryStatement(step.object(), step.sql(), List.of(), false),
                BigQueryRows.NONE));
  }

  private SchemaInventory inventory() {
    Map<String, String> ddl = new HashMap<>();
    Set<String> datasets = new HashSet<>();
    List<String> asks = sql.inventory();
    questions.forEach(
        asks.get(0),
        row -> ddl.put(path(row.text("table_schema"), row.text("table_name")), row.text("ddl")));
    questions.forEach(
        asks.get(1), row -> datasets.add(place.project() + "." + row.text("schema_name")));
    Map<String, String> policies = new HashMap<>();
    ddl.forEach(
        (path, statement) -> {
          if (statement.startsWith("CREATE TABLE ")) {
            policies.putAll(policies(path));
          }
        });
    return SchemaInventory.ofDdl(datasets, ddl, policies, version(ddl.keySet()));
  }

  private String path(String dataset, String table) {
    return place.project() + "." + dataset + "." + table;
  }

  private Map<String, String> policies(String path) {
    String[] parts = path.split("\\.", 3);
    Map<String, String> found = new HashMap<>();
    for (BigQueryPolicy policy : jobs.policies(new BigQueryTable(parts[1], parts[2]))) {
      found.put(
          path + "/" + policy.name(),
          "GRANT TO ('" + members(policy) + "') FILTER USING (" + policy.filter() + ")");
    }
    return found;
  }

  /** In order, as BigQuery tells them in any. */
  private static String members(BigQueryPolicy policy) {
    return policy.members().stream().sorted().collect(Collectors.joining("', '"));
  }

  private OptionalInt version(Set<String> tables) {
    String facts = path(place.canonical(), FACTS);
    if (!tables.contains(facts)) {
      return OptionalInt.empty();
    }
    List<Integer> versions = new ArrayList<>();
    questions.forEach(
        "SELECT value FROM `" + facts + "` WHERE name = 'schema_version'",
        row -> versions.add(Integer.valueOf(row.text("value"))));
    return versions.isEmpty() ? OptionalInt.empty() : OptionalInt.of(versions.get(0));
  }
}
