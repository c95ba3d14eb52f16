package dev.titan.schemas.googlesql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.schemas.sql.SqlText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement is GoogleSQL, against the catalog that the statements before it have built. */
final class EveryStatementTest {
  private static final List<String> SHARED =
      List.of(
          // a delivery
          "check_staged",
          "sort_lanes",
          "judge",
          "id_evidence",
          "find_held",
          "hold",
          "outcomes",
          "account",
          "unbalanced",
          "plan_ledger",
          "apply_ledger",
          "apply_contents",
          "apply_raw",
          "dead_sightings",
          "apply_dead_letters",
          "apply_rollup",
          "apply_checkpoint",
          // a replay
          "raw_places",
          "replay_former",
          "replay_whole_runs",
          "replay_inputs",
          "replay_rounds",
          "read_replay_rounds",
          "replay_suspect_runs",
          "replay_records",
          "replay_gather_evidence",
          "replay_more_whole_runs",
          "replay_compare",
          "replay_missing",
          "replay_causes",
          "apply_replay",
          "replay_dead_letters",
          "read_replay_rows",
          "read_replay_changes",
          "replay_outcomes",
          // upkeep
          "retention_choice",
          "retention_report",
          "retention_apply",
          "erase_tenant_choice",
          "erase_tenant_report",
          "erase_tenant",
          "erase_person_choice",
          "erase_person_report",
          "erase_person",
          "drop_unnamed_checkpoints",
          "all_groups",
          "share_events",
          "discard_dead_letters",
          "reopen_dead_letters",
          "try_dead_letters",
          // questions
          "read_dead_letter_groups",
          "read_dead_letters",
          "read_exhausted_letters",
          "read_gone_objects",
          "read_payloads",
          "read_raw_object",
          "read_raw_objects",
          "dead_objects",
          "objects_of_run",
          "objects_of_source",
          "read_raw_runs",
          "read_rollup",
          "read_run_codes",
          "read_run_inputs",
          "read_runs",
          "read_tenants",
          "read_whole_checkpoints",
          "doctor_checks",
          "doctor_codes",
          "doctor_compaction",
          "doctor_originals",
          "doctor_runs",
          "doctor_stored",
          "doctor_tables",
          "doctor_tenants",
          "doctor_version");

  /** Executed by the tests of commits, replays, upkeep and of the schema. */
  private static final List<String> BIGQUERY =
      List.of(
          "audit_keys",
          "audit_rollup",
          "begin",
          "begin_rebuild",
          "canonical",
          "capacity",
          "check_inputs",
          "chosen_tenants",
          "datasets",
          "doctor_payloads",
          "end",
          "end_rebuild",
          "erase_person",
          "erase_staging",
          "erase_tenant",
          "erased_person",
          "erased_tenant",
          "far_ledger",
          "first_content",
          "id_evidence",
          "ids",
          "inventory",
          "letter_days",
          "mend_letters",
          "near_contents",
          "near_deliveries",
          "near_from",
          "near_ledger",
          "near_letters",
          "near_objects",
          "near_raw",
          "near_replay",
          "near_sightings",
          "near_tenant",
          "no_run",
          "note_early",
          "object_tenants",
          "person_days",
          "plan_days",
          "policies",
          "raw",
          "read_payloads",
          "registry",
          "replay_days",
          "replay_drop_parked",
          "replay_held",
          "replay_lasting",
          "replay_lines",
          "replay_name_rebuilt",
          "replay_only_round",
          "replay_park",
          "replay_round",
          "replay_segment",
          "replay_segment_entries",
          "replay_sort_rounds",
          "retention_limits",
          "round",
          "round_days",
          "round_keys",
          "run_tenants",
          "seed",
          "session",
          "staged_rows",
          "staged_runs",
          "staging",
          "tenant_days",
          "touched_days",
          "unstage",
          "upkeep_begin",
          "upkeep_values",
          "views");

  /** Where a replay puts aside what it has built; DuckDB says it in words of its own. */
  private static final List<String> REPLAY_TABLES =
      List.of(
          "CREATE TEMP TABLE rebuilt_ledger AS SELECT * FROM ledger",
          "CREATE TEMP TABLE rebuilt_contents AS SELECT * FROM ledger_contents",
          "CREATE TEMP TABLE replay_evidence AS SELECT * FROM id_evidence",
          "CREATE TEMP TABLE replay_records"
              + " (input INT64, ordinal INT64, event_key STRING, outcome INT64)",
          "CREATE TEMP TABLE replay_held AS"
              + " SELECT i.run_id, i.replayed_input, d.* FROM staged_dead AS d"
              + " JOIN replay_inputs AS i ON i.input = d.input");

  @Test
  void sharedStatementsAreGoogleSql() {
    GoogleSql sql = Installation.create();
    DuckDbColumns.of(
            "duckdb/schema.sql",
            "duckdb/manifest.sql",
            "duckdb/staged_tables.sql",
            "duckdb/upkeep.sql",
            "duckdb/chosen_objects.sql")
        .forEach((table, columns) -> sql.analyse(create(table, columns)));
    for (String name : SHARED) {
      if (name.equals("replay_records")) {
        REPLAY_TABLES.forEach(sql::analyse);
      }
      statements(name).forEach(sql::analyse);
    }
  }

  @Test
  void noResourceIsLeftOut() throws IOException, URISyntaxException {
    assertEquals(new TreeSet<>(SHARED), resources("shared"));
    assertEquals(new TreeSet<>(BIGQUERY), resources("bigquery"));
  }

  private static List<String> statements(String name) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("limit", "LIMIT 10");
    values.put("raw_id", "'x'");
    values.put("events", "3");
    values.put("runs", "?, ?");
    values.put("where", where(name));
    if (name.startsWith("objects_of_")) {
      values.put("where", "WHERE " + SqlText.statement("shared/" + name + ".sql"));
      return SqlText.statements("shared/read_raw_objects.sql", values);
    }
    if (!name.equals("dead_objects")) {
      return SqlText.statements("shared/" + name + ".sql", values);
    }
    // A condition, which a question after raw objects takes up.
    values.put("where", "WHERE d.stage = ?");
    String condition = SqlText.statement("shared/dead_objects.sql", values);
    values.put("where", "WHERE " + condition);
    return SqlText.statements("shared/read_raw_objects.sql", values);
  }

  private static String where(String name) {
    return switch (name) {
      case "read_exhausted_letters" -> "WHERE d.tries >= ? AND r.tenant_id = ?";
      case "read_raw_objects" -> "WHERE r.ingestion_date >= ?";
      case "read_runs" -> "WHERE run_id = ?";
      default -> "WHERE tenant_id = ?";
    };
  }

  private static String create(String table, Map<String, DuckDbColumns.Column> columns) {
    List<String> definitions = new ArrayList<>();
    columns.forEach((name, column) -> definitions.add(name + " " + column.type()));
    return "CREATE TABLE " + table + " (" + String.join(", ", definitions) + ")";
  }

  private static Set<String> resources(String folder) throws IOException, URISyntaxException {
    var uri = SqlText.class.getResource("shared/judge.sql").toURI();
    if (uri.getScheme().equals("file")) {
      return names(Path.of(uri).getParent().resolveSibling(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
      return names(jar.getPath("dev", "titan", "schemas", "sql", folder));
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString().replace(".sql", "")));
    }
    return names;
  }
}
