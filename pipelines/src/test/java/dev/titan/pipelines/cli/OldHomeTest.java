package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home whose warehouse an earlier Titan has written is used as if this one had. */
final class OldHomeTest {
  @TempDir private static Path shared;
  private static Path present;

  @TempDir private Path folder;

  @BeforeAll
  static void ingest() throws IOException {
    present = shared.resolve("home");
    HomeCopies.ingestInto(present, shared);
  }

  /**
   * The home as it would be if a Titan with tables of that version had taken the files in: the
   * tables of then, with the rows of now as far as there was a place for them.
   */
  private Path homeOf(int version) throws IOException, SQLException {
    Path home =
        HomeCopies.copy(
            present, folder.resolve("home-" + version), StandardCopyOption.COPY_ATTRIBUTES);
    if (version > 1) {
      replayWithAnotherMapping(home);
    }
    Path warehouse = home.resolve("warehouse.duckdb");
    Path now = Files.move(warehouse, folder.resolve("now.duckdb"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
        Statement statement = connection.createStatement()) {
      statement.execute(schema(version));
      statement.execute("ATTACH '" + now + "' AS now (READ_ONLY)");
      for (String[] table : tables(statement)) {
        String columns = table[1];
        statement.execute(
            "INSERT INTO "
                + table[0]
                + " ("
                + columns
                + ") SELECT "
                + columns
                + " FROM now."
                + table[0]);
      }
      statement.execute("UPDATE titan_meta SET value = '" + version + "'");
    }
    Files.delete(now);
    return home;
  }

  private void replayWithAnotherMapping(Path home) throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("two.json"),
            MappingsCommandTest.ORDERS.replace(
                "\"description\": {\"path\": \"note\"}", "\"reference\": {\"path\": \"note\"}"));
    CommandRun.in(home, "mappings", "import", mapping.toString(), "--tenant", "acme")
        .ended(ExitCode.DONE);
    CommandRun.in(home, "replay", "--all").ended(ExitCode.DONE);
  }

  private static String schema(int version) throws IOException {
    String name = "/dev/titan/storage/warehouse/schema_" + version + ".sql";
    try (InputStream in = OldHomeTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The tables of the open database, each with its columns. */
  private static List<String[]> tables(Statement statement) throws SQLException {
    List<String[]> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT table_name, string_agg(column_name, ', ' ORDER BY column_index)"
                + " FROM duckdb_columns() WHERE database_name = current_database()"
                + " AND NOT internal GROUP BY table_name ORDER BY table_name")) {
      while (rows.next()) {
        tables.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    }
    return tables;
  }

  private static List<JsonNode> titan(Path home, String... words) {
    return CommandRun.in(home, words).ended(ExitCode.DONE).json();
  }

  private static long count(Path home, String table) {
    return titan(home, "query", "--json", "select count(*) as n from " + table)
        .get(0)
        .get("n")
        .asLong();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void itIsMigratedAndThenLikeANewOne(int version) throws IOException, SQLException {
    Path home = homeOf(version);

    CommandRun doctor = CommandRun.in(home, "doctor", "--deep").ended(ExitCode.DONE);

    assertTrue(doctor.out().contains("nothing is wrong"), doctor.out());
    assertTrue(doctor.out().contains("tables of version 4"), doctor.out());
    for (String table :
        List.of(
            "ledger",
            "ledger_contents",
            "daily_rollup",
            "raw_ingest",
            "dead_letters",
            "checkpoints",
            "checkpoint_inputs",
            "checkpoint_reasons")) {
      assertTrue(count(home, table) > 0, table);
    }
    assertEquals(version > 1, count(home, "replay_changes") > 0);
    assertFalse(titan(home, "rollup", "--json").isEmpty());
    assertFalse(titan(home, "dead-letters", "list", "--json").isEmpty());
    assertFalse(titan(home, "runs", "list", "--json").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatItHasReceivedIsKnownAndCanBeReplayed(int version) throws IOException, SQLException {
    Path home = homeOf(version);

    JsonNode replay = titan(home, "replay", "--all", "--dry-run", "--json").get(0);

    assertEquals(0, replay.get("changes").size(), replay.toString());
    assertTrue(replay.get("read").asLong() > 0, replay.toString());
    CommandRun again = HomeCopies.ingest(home, shared.resolve("orders.ndjson"), "shop");
    JsonNode report = again.ended(ExitCode.DONE).json().get(0);
    assertEquals(0, report.get("written").asLong() + report.get("updated").asLong());
    assertTrue(report.get("duplicate").asLong() > 0);
    CommandRun.in(home, "doctor").ended(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theFileOfThenIsKeptAndOpens(int version) throws IOException, SQLException {
    Path home = homeOf(version);
    CommandRun.in(home, "rollup").ended(ExitCode.DONE);
    Path kept = home.resolve("warehouse.duckdb.version-" + version + ".backup");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + kept);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select value from titan_meta where name = 'schema_version'),"
                    + " (select count(*) from ledger)")) {
      row.next();
      assertEquals(Integer.toString(version), row.getString(1));
      assertEquals(count(home, "ledger"), row.getLong(2));
    }
  }

  @Test
  void aBackupOfAnOldOneRestoresAsANewOne() throws IOException, SQLException {
    Path home = homeOf(1);
    Path backup = folder.resolve("backup");
    CommandRun.in(home, "backup", backup.toString(), "--with-secrets").ended(ExitCode.DONE);
    Path restored = folder.resolve("restored");
    CommandRun.in(restored, "restore", backup.toString()).ended(ExitCode.DONE);
    CommandRun.in(restored, "doctor").ended(ExitCode.DONE);
    assertEquals(HomeCopies.tables(home), HomeCopies.tables(restored));
  }

  @Test
  void aNewerOneIsRefusedAndLeftAsItIs() throws IOException, SQLException {
    Path home = homeOf(3);
    Path warehouse = home.resolve("warehouse.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE titan_meta SET value = '99'");
    }
    byte[] before = Files.readAllBytes(warehouse);
    Path target = folder.resolve("backup");
    for (List<String> words :
        List.of(
            List.of("rollup"),
            List.of("replay", "--all"),
            List.of("dead-letters", "list"),
            List.of("backup", target.toString()),
            List.of("ingest", shared.resolve("bills.csv").toString(), "--tenant=a", "--location=b"),
            List.of("doctor"))) {
      CommandRun run = CommandRun.in(home, words.toArray(new String[0])).ended(ExitCode.FAILED);
      assertTrue((run.out() + run.err()).contains("version 99"), run.toString());
    }
    assertFalse(Files.exists(target));
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(warehouse)));
  }
}
