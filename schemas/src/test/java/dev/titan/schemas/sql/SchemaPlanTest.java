package dev.titan.schemas.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.sql.SchemaStep.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan runs, what it only tells, and that it never drops. */
final class SchemaPlanTest {
  private static final int VERSION = 4;
  private static final String LEDGER = "shop-1234.titan_canonical.ledger";
  private static final String RAW = "shop-1234.titan_raw.raw_ingest";
  private static final BigQuerySql SQL =
      new BigQuerySql(new BigQueryPlace("shop-1234", "eu", "titan"));
  private static final List<String> WANTED = wanted("readers@shop.example", 400);

  private static List<String> wanted(String readers, int rawDays) {
    return SQL.schema(new BigQueryTerms(List.of("run@shop.example"), readers, rawDays, 14));
  }

  private static List<String> changedBy(String... accounts) {
    return SQL.schema(new BigQueryTerms(List.of(accounts), "readers@shop.example", 400, 14));
  }

  /** What there is once these statements have run. */
  private static SchemaInventory after(List<String> statements) {
    Set<String> datasets = new HashSet<>();
    Map<String, TableShape> tables = new HashMap<>();
    Map<String, String> views = new HashMap<>();
    Map<String, String> policies = new HashMap<>();
    for (String sql : statements) {
      SchemaStatement statement = SchemaStatement.of(sql);
      switch (statement.kind()) {
        case DATASET -> datasets.add(statement.name());
        case TABLE -> tables.put(statement.name(), TableShape.of(sql));
        case VIEW -> views.put(statement.name(), statement.definition());
        case POLICY -> policies.put(statement.name(), statement.definition());
        case FACTS -> {}
      }
    }
    return new SchemaInventory(datasets, tables, views, policies, OptionalInt.of(VERSION));
  }

  private static SchemaInventory with(String table, TableShape shape) {
    SchemaInventory there = after(WANTED);
    Map<String, TableShape> tables = new HashMap<>(there.tables());
    tables.put(table, shape);
    return new SchemaInventory(
        there.datasets(), tables, there.views(), there.policies(), there.version());
  }

  private static TableShape ledger() {
    return after(WANTED).tables().get(LEDGER);
  }

  private static SchemaStep only(SchemaInventory inventory) {
    List<SchemaStep> steps = SchemaPlan.of(WANTED, VERSION, inventory).steps();
    assertEquals(1, steps.size(), steps.toString());
    return steps.get(0);
  }

  @Test
  void anEmptyProjectGetsEverythingInOrder() {
    SchemaPlan plan = SchemaPlan.of(WANTED, VERSION, SchemaInventory.EMPTY);

    assertEquals(WANTED, plan.toRun().stream().map(SchemaStep::sql).toList());
    assertTrue(
        plan.toString().startsWith("create shop-1234.titan_raw: it is not there\n"),
        plan.toString());
  }

  @Test
  void whatIsThereIsLeftAlone() {
    assertEquals(List.of(), SchemaPlan.of(WANTED, VERSION, after(WANTED)).steps());
  }

  @Test
  void whatBigQueryTellsInItsOwnWordsIsTheSame() {
    TableShape raw = after(WANTED).tables().get(RAW);
    Map<String, String> options =
        Map.of("partition_expiration_days", "400.0", "require_partition_filter", "true");

    SchemaInventory inventory =
        with(RAW, new TableShape(raw.columns(), raw.partition(), raw.cluster(), options));

    assertEquals(List.of(), SchemaPlan.of(WANTED, VERSION, inventory).steps());
  }

  @Test
  void theStatementsThatBigQueryGivesAreUnderstood() {
    String rollup = "shop-1234.titan_canonical.daily_rollup";
    String totals = "shop-1234.titan_views.daily_totals";
    String ddl =
        """
        CREATE TABLE `shop-1234.titan_canonical.daily_rollup`
        (
          tenant_id STRING NOT NULL,
          location_id STRING NOT NULL,
          category STRING NOT NULL,
          currency STRING,
          event_date DATE,
          entries INT64 NOT NULL,
          quantity NUMERIC OPTIONS(description="NULL if none (or too large)"),
          amount NUMERIC
        )
        PARTITION BY event_date
        CLUSTER BY tenant_id, location_id, category
        OPTIONS(
          description="The sums",
          partition_expiration_days=30.5
        );
        """;
    String view =
        """
        CREATE VIEW `shop-1234.titan_views.daily_totals`
        OPTIONS(
          description="The daily sums: the cheap question."
        )
        AS SELECT tenant_id, location_id, category, currency, event_date, entries, quantity, amount
        FROM `shop-1234.titan_canonical.daily_rollup`;
        """;

    SchemaInventory found =
        SchemaInventory.ofDdl(
            Set.of(), Map.of(rollup, ddl, totals, view), Map.of(), OptionalInt.of(VERSION));

    assertEquals(Map.of("partition_expiration_days", "30.5"), found.tables().get(rollup).options());
    assertEquals(
        List.of(),
        SchemaPlan.of(WANTED, VERSION, found).steps().stream()
            .filter(step -> step.object().startsWith(rollup) && !step.object().contains("/"))
            .toList());
    assertEquals(
        after(WANTED).views().get(totals), SchemaStatement.normal(found.views().get(totals)));
  }

  @Test
  void aMissingColumnIsAddedAndAForeignOneKept() {
    Map<String, TableShape.Column> columns = new LinkedHashMap<>(ledger().columns());
    columns.remove("unit");
    columns.put("of_the_shop", new TableShape.Column("STRING", false));
    TableShape shape =
        new TableShape(columns, ledger().partition(), ledger().cluster(), ledger().options());

    List<SchemaStep> steps = SchemaPlan.of(WANTED, VERSION, with(LEDGER, shape)).steps();

    assertEquals(
        "ALTER TABLE `" + LEDGER + "` ADD COLUMN IF NOT EXISTS unit STRING", steps.get(0).sql());
    assertEquals(Kind.KEEP, steps.get(1).kind());
    assertEquals(LEDGER + ":of_the_shop", steps.get(1).object());
    assertFalse(steps.get(1).runs());
  }

  @Test
  void anotherTypeOrPartitionIsAConflictThatNothingMends() {
    Map<String, TableShape.Column> columns = new LinkedHashMap<>(ledger().columns());
    columns.put("amount", new TableShape.Column("FLOAT64", false));
    SchemaInventory inventory =
        with(LEDGER, new TableShape(columns, "event_date", ledger().cluster(), ledger().options()));

    SchemaPlan plan = SchemaPlan.of(WANTED, VERSION, inventory);

    assertTrue(plan.hasConflicts());
    assertEquals(2, plan.steps().size());
    assertEquals(List.of(), plan.toRun());
  }

  @Test
  void aLimitThatIsGoneIsLifted() {
    Map<String, TableShape.Column> columns = new LinkedHashMap<>(ledger().columns());
    columns.put("unit", new TableShape.Column("STRING", true));
    SchemaStep step =
        only(
            with(
                LEDGER,
                new TableShape(
                    columns, ledger().partition(), ledger().cluster(), ledger().options())));
    assertEquals("ALTER TABLE `" + LEDGER + "` ALTER COLUMN unit DROP NOT NULL", step.sql());
  }

  @Test
  void rowsExpireSoonerOnlyWithConsentAndLaterWithout() {
    SchemaInventory there = after(WANTED);

    SchemaStep sooner =
        SchemaPlan.of(wanted("readers@shop.example", 30), VERSION, there).steps().get(0);
    SchemaStep later =
        SchemaPlan.of(wanted("readers@shop.example", 900), VERSION, there).steps().get(0);

    assertEquals(Kind.LOSES_ROWS, sooner.kind());
    assertFalse(sooner.runs());
    assertEquals(Kind.CHANGE, later.kind());
    assertEquals(
        "ALTER TABLE `" + RAW + "` SET OPTIONS (partition_expiration_days = 900)", later.sql());
  }

  @Test
  void aPolicyForOtherReadersIsReplacedInOneStatement() {
    List<String> others = wanted("analysts@shop.example", 400);

    List<SchemaStep> steps = SchemaPlan.of(others, VERSION, after(WANTED)).toRun();

    assertEquals(6, steps.size());
    for (SchemaStep step : steps) {
      assertTrue(step.sql().startsWith("CREATE OR REPLACE ROW ACCESS POLICY tenant_rows\nON `"));
      assertTrue(step.sql().contains("group:analysts@shop.example"));
    }
  }

  @Test
  void eachAccountThatChangesRowsHasThePolicyWithoutAFilter() {
    List<String> two = changedBy("run@shop.example", "again@shop.example");

    List<SchemaStep> added = SchemaPlan.of(two, VERSION, after(WANTED)).toRun();
    List<SchemaStep> removed = SchemaPlan.of(WANTED, VERSION, after(two)).toRun();

    assertEquals(6, added.size());
    for (SchemaStep step : added) {
      assertTrue(step.sql().startsWith("CREATE OR REPLACE ROW ACCESS POLICY pipeline_rows\nON `"));
      assertTrue(
          step.sql()
              .endsWith(
                  "\nGRANT TO ('serviceAccount:again@shop.example',"
                      + " 'serviceAccount:run@shop.example')\nFILTER USING (TRUE)"),
          step.sql());
    }
    assertEquals(6, removed.size());
    assertFalse(removed.toString().contains("again@"), removed.toString());
  }

  @Test
  void theOrderOfTheAccountsChangesNothing() {
    List<String> there = changedBy("a@shop.example", "b@shop.example");
    List<String> wanted = changedBy("b@shop.example", "a@shop.example", "b@shop.example");

    assertEquals(List.of(), SchemaPlan.of(wanted, VERSION, after(there)).steps());
  }

  @Test
  void anOlderVersionIsRaisedLastAndANewerOneRefused() {
    SchemaInventory there = after(WANTED);
    SchemaInventory older =
        new SchemaInventory(
            there.datasets(), there.tables(), there.views(), there.policies(), OptionalInt.of(3));

    assertTrue(only(older).sql().endsWith("SET value = '4' WHERE name = 'schema_version'"));
    assertThrows(IllegalStateException.class, () -> SchemaPlan.of(WANTED, 3, there));
  }

  @Test
  void noPlanEverDrops() {
    for (SchemaStep step : SchemaPlan.of(WANTED, VERSION, SchemaInventory.EMPTY).steps()) {
      String sql = step.sql().toUpperCase(Locale.ROOT);
      assertFalse(sql.contains("DROP TABLE") || sql.contains("DROP COLUMN"), sql);
      assertFalse(sql.contains("CREATE OR REPLACE TABLE"), sql);
    }
  }
}
