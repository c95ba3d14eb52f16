package dev.titan.schemas.googlesql;

import static dev.titan.schemas.googlesql.Installation.canonical;
import static dev.titan.schemas.googlesql.Installation.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateRowAccessPolicyStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.sql.SchemaInventory;
import dev.titan.schemas.sql.SchemaPlan;
import dev.titan.schemas.sql.SchemaStep;
import dev.titan.schemas.sql.TableShape;
import dev.titan.storage.warehouse.DuckDbWarehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables of BigQuery, as GoogleSQL reads them, and that they are those of DuckDB. */
final class BigQuerySchemaTest {
  private final GoogleSql sql = new GoogleSql();
  private final Map<String, ResolvedCreateTableStmt> tables = new LinkedHashMap<>();
  private final List<ResolvedCreateRowAccessPolicyStmt> policies = new ArrayList<>();

  BigQuerySchemaTest() {
    for (String statement : Installation.SQL.schema(Installation.TERMS)) {
      ResolvedStatement resolved = sql.analyse(statement);
      if (resolved instanceof ResolvedCreateTableStmt create) {
        tables.put(String.join(".", create.getNamePath()), create);
      } else if (resolved instanceof ResolvedCreateRowAccessPolicyStmt policy) {
        policies.add(policy);
      }
    }
  }

  @Test
  void tablesOfDuckDbHaveTheSameColumnsHere() {
    DuckDbColumns.of("duckdb/schema.sql")
        .forEach(
            (name, columns) -> {
              Map<String, DuckDbColumns.Column> here = new LinkedHashMap<>();
              for (ResolvedColumnDefinition column : definitions(name)) {
                here.put(
                    column.getName(),
                    new DuckDbColumns.Column(typeName(column.getType()), required(column)));
              }
              assertEquals(
                  new ArrayList<>(columns.entrySet()), new ArrayList<>(here.entrySet()), name);
            });
  }

  @Test
  void columnsAreDescribedAsTheyAreForDuckDb() {
    Map<String, Map<String, String>> comments = DuckDbComments.of("duckdb/schema.sql");
    assertFalse(comments.get("ledger").isEmpty());
    comments.forEach(
        (name, expected) -> {
          Map<String, String> found = new TreeMap<>();
          for (ResolvedColumnDefinition column : definitions(name)) {
            if (column.getAnnotations() != null) {
              column.getAnnotations().getOptionList().stream()
                  .filter(option -> option.getName().equals("description"))
                  .forEach(option -> found.put(column.getName(), text(option.getValue())));
            }
          }
          assertEquals(expected, found, name);
        });
  }

  @Test
  void stagedColumnsAreThoseThatThePipelineStages() {
    for (StagedTable table : StagedTable.values()) {
      Map<String, String> expected = new LinkedHashMap<>();
      expected.put("run_id", "STRING");
      expected.put("staged_on", "DATE");
      expected.put("staged_as", "STRING");
      table.columns().forEach(column -> expected.put(column.name(), typeName(column)));
      Map<String, String> found = new LinkedHashMap<>();
      tables
          .get(raw("staging_" + table.json()))
          .getColumnDefinitionList()
          .forEach(column -> found.put(column.getName(), typeName(column.getType())));
      assertEquals(new ArrayList<>(expected.entrySet()), new ArrayList<>(found.entrySet()));
    }
  }

  @Test
  void largeTablesArePartitionedAndClustered() {
    assertLayout(canonical("ledger"), "ingestion_date", "tenant_id, location_id, category");
    assertLayout(canonical("daily_rollup"), "event_date", "tenant_id, location_id, category");
    assertLayout(raw("raw_ingest"), "ingestion_date", "tenant_id, location_id, raw_id");
    assertEquals("400", option(raw("raw_ingest"), "partition_expiration_days"));
    for (String name : tables.keySet()) {
      if (name.contains(".staging_")) {
        assertLayout(name, "staged_on", "run_id");
        assertEquals("14", option(name, "partition_expiration_days"), name);
        assertEquals("true", option(name, "require_partition_filter"), name);
      }
    }
    assertEquals("true", option(canonical("ledger"), "require_partition_filter"));
  }

  @Test
  void whoeverHasAPolicyAlsoHasThePipelinesOwn() {
    Map<String, TreeSet<String>> byTable = new TreeMap<>();
    for (ResolvedCreateRowAccessPolicyStmt policy : policies) {
      byTable
          .computeIfAbsent(String.join(".", policy.getTargetNamePath()), t -> new TreeSet<>())
          .addAll(
              policy.getGranteeExprList().stream()
                  .map(grantee -> policy.getName() + " for " + text(grantee))
                  .toList());
    }
    TreeSet<String> both =
        new TreeSet<>(
            List.of(
                "pipeline_rows for serviceAccount:commits@titan-test.iam.gserviceaccount.com",
                "pipeline_rows for serviceAccount:replays@titan-test.iam.gserviceaccount.com",
                "tenant_rows for group:readers@example.com"));
    byTable.forEach((table, found) -> assertEquals(both, found, table));
    TreeSet<String> withTenants = new TreeSet<>();
    tables.forEach(
        (name, table) -> {
          boolean ofTenants =
              table.getColumnDefinitionList().stream()
                  .anyMatch(c -> c.getName().equals("tenant_id"));
          if (ofTenants && !name.contains(".staging_")) {
            withTenants.add(name);
          }
        });
    // The mirrors of the registry are read by the policies themselves, and by no reader.
    for (String mirror : List.of("tenants", "tenant_members", "org_locations", "api_keys")) {
      withTenants.remove(canonical(mirror));
    }
    assertEquals(withTenants, new TreeSet<>(byTable.keySet()));
  }

  @Test
  void everyStatementMayBeRepeatedAndNoneDrops() {
    for (String statement : Installation.SQL.schema(Installation.TERMS)) {
      String upper = statement.toUpperCase(Locale.ROOT);
      assertTrue(
          upper.contains(" IF NOT EXISTS ")
              || upper.startsWith("CREATE OR REPLACE VIEW ")
              || upper.contains("WHERE S.NAME NOT IN (SELECT"),
          statement);
      assertFalse(upper.contains("DROP "), statement);
    }
  }

  @Test
  void aPlanSeesTheColumnsThatTheAnalyserSees() {
    Map<String, TableShape> found = new LinkedHashMap<>();
    tables.forEach(
        (name, table) -> {
          Map<String, TableShape.Column> columns = new LinkedHashMap<>();
          for (ResolvedColumnDefinition column : table.getColumnDefinitionList()) {
            columns.put(
                column.getName(),
                new TableShape.Column(typeName(column.getType()), required(column)));
          }
          found.put(name, new TableShape(columns, "", List.of(), Map.of()));
        });

    List<SchemaStep> steps = plan(found).steps();

    assertEquals(List.of(), steps.stream().filter(step -> step.object().contains(":")).toList());
  }

  @Test
  void whatAPlanRunsIsGoogleSql() {
    Map<String, TableShape> found = new LinkedHashMap<>();
    tables.forEach(
        (name, table) -> {
          String first = table.getColumnDefinitionList().get(0).getName();
          found.put(
              name,
              new TableShape(
                  Map.of(first, new TableShape.Column("STRING", true)),
                  "",
                  List.of(),
                  Map.of("partition_expiration_days", "1")));
        });

    List<SchemaStep> steps = plan(found).toRun();

    assertTrue(steps.stream().anyMatch(step -> step.sql().contains("ADD COLUMN")));
    assertTrue(steps.stream().anyMatch(step -> step.sql().contains("SET OPTIONS")));
    Set<String> statements = new TreeSet<>();
    for (SchemaStep step : steps) {
      // Of each table one column is enough, which spares some hundred calls of the analyser.
      if (statements.add(step.sql().replaceAll("(COLUMN IF NOT EXISTS).*", "$1"))) {
        sql.analyse(step.sql());
      }
    }
  }

  private static SchemaPlan plan(Map<String, TableShape> tables) {
    return SchemaPlan.of(
        Installation.SQL.schema(Installation.TERMS),
        DuckDbWarehouse.tablesVersion(),
        new SchemaInventory(Set.of(), tables, Map.of(), Map.of(), OptionalInt.empty()));
  }

  @Test
  void theTablesAreOfTheVersionOfDuckDbs() {
    GoogleSql installed = Installation.create();
    assertEquals(
        List.of(List.of(Integer.toString(DuckDbWarehouse.tablesVersion()))),
        installed.query(
            "SELECT value FROM `" + canonical("titan_meta") + "` WHERE name = 'schema_version'"));
  }

  @Test
  void theInventoryAsksForColumnsThatAreDocumented() {
    String schema = "`titan-test.region-eu.INFORMATION_SCHEMA.";
    sql.analyse(
        "CREATE TABLE "
            + schema
            + "TABLES` (table_catalog STRING, table_schema STRING, table_name STRING,"
            + " table_type STRING, ddl STRING)");
    sql.analyse("CREATE TABLE " + schema + "SCHEMATA` (catalog_name STRING, schema_name STRING)");

    Installation.SQL.inventory().forEach(sql::analyse);
  }

  @Test
  void slotsAreReservedInSql() {
    List<String> statements = Installation.SQL.capacity(0, 100);
    assertEquals(2, statements.size());
    statements.forEach(sql::analyse);
  }

  @Test
  void dashboardsSeeNoBytesAndNoDetail() {
    for (String name : sql.tables()) {
      if (name.startsWith("titan-test.shop_views.")) {
        Map<String, Type> columns = sql.table(name).columns();
        assertFalse(columns.containsKey("payload") || columns.containsKey("detail"), name);
        assertTrue(columns.containsKey("tenant_id"), name);
      }
    }
  }

  private List<ResolvedColumnDefinition> definitions(String name) {
    ResolvedCreateTableStmt table = tables.getOrDefault(canonical(name), tables.get(raw(name)));
    assertTrue(table != null, "no table " + name);
    return table.getColumnDefinitionList();
  }

  private void assertLayout(String name, String partition, String cluster) {
    ResolvedCreateTableStmt table = tables.get(name);
    assertTrue(
        table.getPartitionByList().get(0).debugString().contains("." + partition + "#"), name);
    List<String> clustered = new ArrayList<>();
    table
        .getClusterByList()
        .forEach(key -> clustered.add(key.debugString().replaceAll("(?s).*\\.(\\w+)#.*", "$1")));
    assertEquals(cluster, String.join(", ", clustered), name);
  }

  private String option(String name, String option) {
    return tables.get(name).getOptionList().stream()
        .filter(o -> o.getName().equals(option))
        .map(o -> String.valueOf(Cells.cell(((ResolvedLiteral) o.getValue()).getValue())))
        .findFirst()
        .orElseThrow();
  }

  private static boolean required(ResolvedColumnDefinition column) {
    return column.getAnnotations() != null && column.getAnnotations().getNotNull();
  }

  private static String text(Object literal) {
    return ((ResolvedLiteral) literal).getValue().getStringValue();
  }

  private static String typeName(Type type) {
    return switch (type.getKind()) {
      case TYPE_DOUBLE -> "FLOAT64";
      default -> type.getKind().name().substring("TYPE_".length());
    };
  }

  private static String typeName(dev.titan.schemas.parquet.Column column) {
    return switch (column.type()) {
      case INTEGER, BIGINT -> "INT64";
      case KEY, TEXT -> "STRING";
      case DECIMAL -> "NUMERIC";
      default -> column.type().name();
    };
  }
}
