package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code titan doctor} finds what somebody has broken. */
final class DoctorCommandTest {
  @TempDir private static Path folder;
  private static Path home;
  private static Path warehouse;
  private static Path backup;

  /** An ingest of records that nobody can read makes a warehouse without ledger entries. */
  @BeforeAll
  static void ingest() throws IOException {
    home = folder.resolve("home");
    warehouse = home.resolve("warehouse.duckdb");
    Path file = Files.writeString(folder.resolve("nonsense.ndjson"), "{\"a\": 1}\n{\"a\": 2}\n");
    CommandRun.in(home, "ingest", file.toString(), "--tenant=acme", "--location=pune")
        .ended(ExitCode.FAILED);
    backup = Files.copy(warehouse, folder.resolve("backup"));
  }

  @AfterEach
  void heal() throws IOException {
    Files.copy(backup, warehouse, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<JsonNode> failed(Path installation, int code) {
    CommandRun run = CommandRun.in(installation, "doctor", "--json").ended(code);
    return run.json().stream().filter(f -> f.get("level").asText().equals("failed")).toList();
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aHomeWithoutAWarehouseIsNotIll() {
    Path young = folder.resolve("young");
    CommandRun.in(young, "locations", "set", "acme", "pune", "--zone", "UTC").ended(ExitCode.DONE);
    assertTrue(failed(young, ExitCode.DONE).isEmpty());
  }

  @Test
  void aCommittedRunIsInOrder() {
    assertTrue(failed(home, ExitCode.DONE).isEmpty());
    CommandRun run = CommandRun.in(home, "doctor").ended(ExitCode.DONE);
    assertTrue(run.out().contains("nothing is wrong"), run.out());
    assertTrue(run.out().contains("UNMAPPED_SCHEMA"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into daily_rollup values ('acme', 'pune', 'SALE', 'INR', null, 1, null, 5)"
            + " | daily sums",
        "update checkpoint_inputs set read = read + 1 | balance",
        "update checkpoints set dead_lettered = dead_lettered - 1 | sums of its inputs",
        "update checkpoint_reasons set records = 0 | counted by code",
        "insert into checkpoints select * from checkpoints | committed once",
        "insert into raw_ingest select * from raw_ingest | raw object is there once",
        "insert into dead_letters select * from dead_letters | dead letter is there once",
        "delete from raw_ingest | leads back",
        "update raw_ingest set stored = repeat('0', 64) | originals are missing",
        "delete from checkpoints | not in the warehouse",
        "drop table ledger_contents | ledger_contents"
      })
  void whatSomebodyHasBrokenIsFound(String sql, String finding) throws SQLException {
    change(sql);
    List<JsonNode> failed = failed(home, ExitCode.FAILED);
    assertTrue(
        failed.stream().anyMatch(f -> f.get("text").asText().contains(finding)),
        () -> "found only " + failed);
  }

  @Test
  void aDamagedMappingIsFound() throws IOException {
    Path damaged = folder.resolve("damaged");
    Path mapping = Files.writeString(folder.resolve("orders.json"), MappingsCommandTest.ORDERS);
    CommandRun.in(damaged, "mappings", "import", mapping.toString(), "--tenant", "acme")
        .ended(ExitCode.DONE);
    try (Stream<Path> files = Files.walk(damaged.resolve("registry/mappings"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "{");
      }
    }
    assertEquals("registry", failed(damaged, ExitCode.FAILED).get(0).get("subject").asText());
  }

  @Test
  void aRunThatNobodyFinishedIsTold() throws IOException {
    Path crashed = folder.resolve("crashed");
    CommandRun.in(crashed, "locations", "set", "acme", "pune", "--zone", "UTC")
        .ended(ExitCode.DONE);
    Path run = Files.createDirectories(crashed.resolve("runs/20261123-095702-3f9a1c"));
    Files.writeString(run.resolve("plan.json"), "{}");
    CommandRun told = CommandRun.in(crashed, "doctor").ended(ExitCode.DONE);
    assertTrue(told.out().contains("20261123-095702-3f9a1c is planned"), told.out());
    assertTrue(told.out().contains("the next titan ingest finishes it"), told.out());
    String listed = CommandRun.in(crashed, "runs", "list").ended(ExitCode.DONE).out();
    assertTrue(listed.contains("planned"), listed);
  }
}
