package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import dev.titan.schemas.googlesql.Cells;
import dev.titan.schemas.googlesql.GoogleSql;
import dev.titan.schemas.googlesql.Installation;
import dev.titan.schemas.googlesql.MemoryTable;
import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.run.RunContext;
import dev.titan.schemas.run.RunInput;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.storage.settings.CommitPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rounds of a committer for BigQuery: the statements in the order in which it has to run them,
 * each executed by GoogleSQL's evaluator on small tables.
 */
final class GoogleSqlRounds {
  private static final LocalDate STAGED_ON = LocalDate.of(2026, 11, 20);
  private static final Type TEXT = TypeFactory.createSimpleType(TypeKind.TYPE_STRING);
  private static final Type NUMBER = TypeFactory.createSimpleType(TypeKind.TYPE_INT64);
  private static final Type TIME = TypeFactory.createSimpleType(TypeKind.TYPE_TIMESTAMP);
  private static final Type DAY = TypeFactory.createSimpleType(TypeKind.TYPE_DATE);
  private static final Type DOUBLE = TypeFactory.createSimpleType(TypeKind.TYPE_DOUBLE);

  private static final StructType RUN =
      struct(
          field("run_id", TEXT),
          field("mode", TEXT),
          field("created_at", TIME),
          field("mapping_snapshot", TEXT),
          field("manifest_hash", TEXT),
          field("staged_as", TEXT),
          field("inputs", NUMBER));
  private static final StructType CODE =
      struct(
          field("outcome", TEXT),
          field("code", TEXT),
          field("number", NUMBER),
          field("stage", TEXT),
          field("owner", TEXT));

  private final GoogleSql sql = Installation.create();
  private final CommitPolicy policy;
  private boolean slowLane;

  GoogleSqlRounds(CommitPolicy policy) {
    this.policy = policy;
    for (String day :
        List.of(
            "staged_from",
            "staged_to",
            "near_from",
            "raw_from",
            "raw_to",
            "changed_from",
            "changed_to",
            "written_from",
            "written_to",
            "touched_from",
            "touched_to",
            "summed_from")) {
      sql.declare(day, DAY);
    }
    for (String time :
        List.of("committed_at", "first_content", "contents_from", "letters_from", "letters_to")) {
      sql.declare(time, TIME);
    }
    sql.declare("round", TEXT);
    sql.declare("max_days_apart", NUMBER);
    sql.declare("max_revised_share", DOUBLE);
    sql.declare("min_keys", NUMBER);
    sql.declare("codes", array(CODE, codes()));
    sql.declare("runs", array(RUN, List.of()));
  }

  GoogleSql sql() {
    return sql;
  }

  /** Whether the last round looked for keys in all partitions. */
  boolean usedSlowLane() {
    return slowLane;
  }

  /** Puts what a run has staged as files into the staging tables. */
  void stage(Manifest manifest, Path folder) {
    for (int i = 0; i < manifest.contexts().size(); i++) {
      RunContext context = manifest.contexts().get(i);
      staging("contexts")
          .add(
              Arrays.asList(
                  manifest.runId(),
                  STAGED_ON,
                  ManifestJson.hash(manifest),
                  i,
                  context.tenant(),
                  context.source(),
                  context.mappingId(),
                  context.mappingVersion(),
                  context.schemaFingerprint(),
                  context.kind().name(),
                  context.confidence()));
    }
    for (int i = 0; i < manifest.inputs().size(); i++) {
      RunInput input = manifest.inputs().get(i);
      staging("inputs")
          .add(
              Arrays.asList(
                  manifest.runId(),
                  STAGED_ON,
                  ManifestJson.hash(manifest),
                  i,
                  input.rawId(),
                  input.tenant(),
                  input.location(),
                  input.source(),
                  input.origin(),
                  input.contentHash(),
                  input.bytes(),
                  input.format(),
                  input.receivedAt(),
                  input.read(),
                  input.stored(),
                  input.attributes().isEmpty() ? null : JsonText.object(input.attributes()),
                  input.attributes().get(RunInput.EDIT_OF)));
    }
    for (StagedTable table : StagedTable.values()) {
      for (StagedFile file : manifest.files(table)) {
        for (List<Object> row : rows(folder.resolve(file.name()))) {
          List<Object> staged =
              new ArrayList<>(List.of(manifest.runId(), STAGED_ON, ManifestJson.hash(manifest)));
          staged.addAll(row);
          staging(table.json()).add(staged);
        }
      }
    }
  }

  /** Commits what these runs have staged, in one round. */
  void commit(Instant committedAt, Manifest... manifests) {
    sql.declare("runs", array(RUN, Arrays.stream(manifests).map(GoogleSqlRounds::run).toList()));
    sql.set("round", "round of " + manifests.length);
    sql.set("committed_at", committedAt);
    sql.set("max_days_apart", policy.maxDaysApart());
    sql.set("max_revised_share", policy.maxRevisedShare());
    sql.set("min_keys", policy.minKeys());
    sql.set("staged_from", STAGED_ON);
    sql.set("staged_to", STAGED_ON);
    sql.set("raw_from", committedAt.atZone(ZoneOffset.UTC).toLocalDate().minusDays(400));
    sql.set("raw_to", committedAt.atZone(ZoneOffset.UTC).toLocalDate());

    run("bigquery/begin.sql", "bigquery/round.sql");
    assertNone("bigquery/check_inputs.sql");
    assertNone("shared/check_staged.sql");
    findNear();
    judge();
    run("shared/outcomes.sql", "shared/account.sql");
    assertNone("shared/unbalanced.sql");
    run("shared/plan_ledger.sql", "bigquery/plan_days.sql", "bigquery/note_early.sql");
    List<Object> days = only("bigquery/round_days.sql");
    List<String> names =
        List.of(
            "changed_from",
            "changed_to",
            "contents_from",
            "written_from",
            "written_to",
            "touched_from",
            "touched_to",
            "summed_from");
    for (int i = 0; i < names.size(); i++) {
      sql.set(names.get(i), days.get(i));
    }
    run("shared/apply_ledger.sql", "shared/apply_contents.sql");
    run("bigquery/near_raw.sql", "shared/apply_raw.sql");
    run("shared/dead_sightings.sql", "bigquery/near_letters.sql");
    List<Object> letters = only("bigquery/letter_days.sql");
    sql.set("letters_from", letters.get(0));
    sql.set("letters_to", letters.get(1));
    run("shared/apply_dead_letters.sql", "bigquery/mend_letters.sql");
    run("shared/apply_rollup.sql", "shared/apply_checkpoint.sql");
    run("bigquery/end.sql");
  }

  private void findNear() {
    run("bigquery/round_keys.sql");
    List<Object> near = only("bigquery/near_from.sql");
    sql.set("near_from", near.get(0));
    run("bigquery/near_ledger.sql");
    slowLane = (Long) near.get(1) > 0;
    if (slowLane) {
      run("bigquery/far_ledger.sql");
    }
    sql.set("first_content", only("bigquery/first_content.sql").get(0));
    run("bigquery/near_contents.sql");
  }

  private void judge() {
    boolean again = true;
    while (again) {
      run("shared/sort_lanes.sql", "shared/judge.sql", "bigquery/id_evidence.sql");
      run("shared/find_held.sql");
      again = !sql.query("SELECT context FROM held_contexts").isEmpty();
      if (again) {
        run("shared/hold.sql");
      }
    }
  }

  private void run(String... resources) {
    for (String resource : resources) {
      Installation.SQL.commit(resource).forEach(sql::execute);
    }
  }

  private List<Object> only(String resource) {
    List<List<Object>> rows = sql.query(Installation.SQL.commit(resource).get(0));
    assertEquals(1, rows.size(), resource);
    return rows.get(0);
  }

  private void assertNone(String resource) {
    for (String check : Installation.SQL.commit(resource)) {
      assertEquals(List.of(), sql.query(check), resource);
    }
  }

  private MemoryTable staging(String name) {
    return sql.table(Installation.raw("staging_" + name));
  }

  private static List<List<Object>> rows(Path file) {
    return duckDb("jdbc:duckdb:", List.of("SELECT * FROM read_parquet('" + file + "')")).get(0);
  }

  /** The answers of a DuckDB database. */
  static List<List<List<Object>>> duckDb(String url, List<String> queries) {
    List<List<List<Object>>> answers = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String query : queries) {
        try (ResultSet results = statement.executeQuery(query)) {
          answers.add(rows(results));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot answer " + queries, e);
    }
    return answers;
  }

  private static List<List<Object>> rows(ResultSet results) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    while (results.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
        row.add(cell(results, i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object cell(ResultSet results, int column) throws SQLException {
    return switch (results.getMetaData().getColumnTypeName(column)) {
      case "BLOB" -> Cells.ofDuckDb(results.getBytes(column));
      case "JSON" -> results.getString(column);
      default -> Cells.ofDuckDb(results.getObject(column));
    };
  }

  private static Value run(Manifest manifest) {
    return value(
        RUN,
        manifest.runId(),
        manifest.mode(),
        manifest.createdAt(),
        manifest.mappingSnapshot(),
        ManifestJson.hash(manifest),
        ManifestJson.hash(manifest),
        manifest.inputs().size());
  }

  private static List<Value> codes() {
    List<Value> codes = new ArrayList<>();
    for (ReasonCode code : ReasonCode.values()) {
      codes.add(
          value(
              CODE,
              "DEAD_LETTERED",
              code.name(),
              code.number(),
              code.stage().name(),
              code.owner().name()));
    }
    for (IgnoreCode code : IgnoreCode.values()) {
      codes.add(value(CODE, "IGNORED", code.name(), code.number(), null, null));
    }
    for (Category category : Category.values()) {
      codes.add(value(CODE, "CATEGORY", category.name(), 0, null, null));
    }
    return codes;
  }

  private static StructType struct(StructType.StructField... fields) {
    return TypeFactory.createStructType(List.of(fields));
  }

  private static StructType.StructField field(String name, Type type) {
    return new StructType.StructField(name, type);
  }

  private static Value value(StructType type, Object... cells) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      values.add(Cells.value(type.getField(i).getType(), cells[i]));
    }
    return Value.createStructValue(type, values);
  }

  private static Value array(StructType type, List<Value> values) {
    return Value.createArrayValue(TypeFactory.createArrayType(type), values);
  }
}
