package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code titan doctor} finds what somebody has broken, and in a healthy home nothing. */
final class DoctorCommandTest {
  @TempDir private static Path shared;
  private static Path healthy;

  @TempDir private Path folder;
  private Path home;

  @BeforeAll
  static void ingest() throws IOException {
    healthy = shared.resolve("home");
    HomeCopies.ingestInto(healthy, shared);
  }

  @BeforeEach
  void copy() throws IOException {
    home = HomeCopies.copy(healthy, folder.resolve("home"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private CommandRun doctor(int code, String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "doctor";
    System.arraycopy(options, 0, words, 1, options.length);
    return CommandRun.in(home, words).ended(code);
  }

  private List<JsonNode> findings(String level, int code, String... options) {
    String[] all = Stream.concat(Stream.of(options), Stream.of("--json")).toArray(String[]::new);
    return doctor(code, all).json().stream()
        .filter(finding -> finding.get("level").asText().equals(level))
        .toList();
  }

  /** Something is wrong, and doctor says what, where and what to do. */
  private void assertFound(String text, String... options) {
    List<JsonNode> failed = findings("failed", ExitCode.FAILED, options);
    JsonNode found =
        failed.stream()
            .filter(f -> f.get("text").asText().contains(text))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no '" + text + "' in " + failed));
    assertFalse(found.get("subject").asText().isEmpty());
    boolean isUnreadable = found.get("text").asText().contains("the query failed");
    assertTrue(isUnreadable || !found.get("remedy").isNull(), () -> "no remedy: " + found);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first file in a folder of the home, by path. */
  private Path file(String inside) {
    String first = HomeCopies.files(home.resolve(inside)).keySet().iterator().next();
    return home.resolve(inside).resolve(first);
  }

  private Path run() throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      return runs.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
    }
  }

  private static void age(Path path) throws IOException {
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.toList()) {
        Files.setLastModifiedTime(each, longAgo);
      }
    }
  }

  @Test
  void aHomeWithoutAWarehouseIsNotIll() {
    home = folder.resolve("young");
    CommandRun.in(home, "locations", "set", "acme", "pune", "--zone", "UTC").ended(ExitCode.DONE);
    doctor(ExitCode.DONE);
  }

  @Test
  void aHealthyHomeHasNoFindings() {
    for (String[] options : List.of(new String[0], new String[] {"--deep"})) {
      CommandRun run = doctor(ExitCode.DONE, options);
      assertTrue(run.out().contains("nothing is wrong"), run.out());
      List<JsonNode> notes = findings("note", ExitCode.DONE, options);
      notes = notes.stream().filter(n -> !n.get("subject").asText().equals("disk")).toList();
      assertTrue(
          notes.stream().allMatch(n -> n.get("subject").asText().equals("letters")),
          notes.toString());
      assertFalse(notes.isEmpty());
    }
  }

  @Test
  void aHealthyHomeHasNothingToMend() {
    assertTrue(findings("mended", ExitCode.DONE, "--fix").isEmpty());
    assertEquals(HomeCopies.tables(healthy), HomeCopies.tables(home));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into ledger select * from ledger limit 1 | stands in the ledger once",
        "update ledger set line = 2 | are numbered",
        "insert into ledger select * replace (2 as line, revision + 1 as revision) from ledger"
            + " limit 1 | share tenant",
        "update ledger set currency = null where amount is not null | always has a currency",
        "update ledger set run_id = 'x' | written by a committed run",
        "update ledger set raw_id = 'x' | ledger entry leads back",
        "update ledger set tenant_id = 'other' | is of the tenant",
        "update dead_letters set tenant_id = 'other' | is of the tenant",
        "update ledger set category = 'UNKNOWN' | has a category",
        "update ledger set status = 'DONE' | has a category",
        "update ledger set ingestion_date = ingestion_date - 1 | first received",
        "update ledger set revision = 0 | first received",
        "insert into ledger_contents select * from ledger_contents | remembered is there once",
        "update ledger_contents set content_hash = concat('x', content_hash) | among those remembered",
        "update ledger_contents set raw_id = 'x' | remembered leads back",
        "update ledger_contents set run_id = 'x' | brought by committed runs",
        "insert into raw_ingest select * from raw_ingest | raw object is there once",
        "delete from raw_ingest | leads back",
        "update raw_ingest set run_id = 'x' | brought by committed runs",
        "update raw_ingest set payload = null | in one place",
        "update raw_ingest set gone_at = received_at | in one place",
        "update raw_ingest set deliveries = 0 | in one place",
        "update raw_ingest set bytes = bytes + 1 where payload is not null | size that was",
        "update raw_ingest set bytes = bytes + 1 where stored is not null | do not have their size",
        "update raw_ingest set stored = repeat('0', 64) where stored is not null | are missing",
        "insert into dead_letters select * from dead_letters | dead letter is there once",
        "update dead_letters set raw_id = 'x' | dead letter leads back",
        "update dead_letters set last_run_id = 'x' | brought by committed runs",
        "update dead_letters set status = 'DISCARDED' | discarded letter says why",
        "update dead_letters set status = 'LOST' | has a status",
        "update dead_letters set last_seen_at = first_seen_at - interval 1 day | has a status",
        "update dead_letters set reason_number = 999 | reasons of dead letters",
        "update dead_letters set reason = 'NEVER_HEARD_OF' | reasons of dead letters",
        "insert into checkpoints select * from checkpoints | committed once",
        "delete from checkpoints | are not in the warehouse",
        "update checkpoints set dead_lettered = dead_lettered - 1 | sums of its inputs",
        "update checkpoints set mapping_snapshot = repeat('0', 32) | mapping snapshots",
        "update checkpoint_inputs set read = read + 1 | balance",
        "delete from checkpoint_inputs | sums of its inputs",
        "insert into checkpoint_inputs select * from checkpoint_inputs | input of a run",
        "update checkpoint_reasons set records = 0 | counted by code",
        "insert into checkpoint_reasons values ('x', 0, 'IGNORED', 'BLANK', 1) | are those of",
        "insert into replay_changes values ('x', 'ADDED', 'NEW', null, 1, 1) | are those of",
        "insert into daily_rollup values ('acme', 'pune', 'SALE', 'INR', null, 1, null, 5)"
            + " | daily sums",
        "update daily_rollup set amount = amount + 1 | daily sums",
        "delete from daily_rollup | daily sums",
        "insert into titan_meta values ('schema_version', '4') | have one version",
        "insert into titan_meta values ('compaction_due', 'yes') | free places",
        "drop table ledger_contents | ledger_contents"
      })
  void whatSomebodyHasBrokenInTheWarehouseIsFound(String sql, String finding) throws SQLException {
    change(sql);
    assertFound(finding);
  }

  @Test
  void originalsWhoseBytesChangedAreFoundWhenTheyAreRead() throws Exception {
    change(
        "update raw_ingest set payload = encode(repeat('x', cast(bytes as integer)))"
            + " where payload is not null");
    doctor(ExitCode.DONE);
    assertFound("originals in the warehouse have the bytes of their hash", "--deep");
  }

  @Test
  void largeOriginalsWhoseBytesChangedAreFoundWhenTheyAreRead() throws IOException {
    Path original = file("raw");
    byte[] bytes = Files.readAllBytes(original);
    bytes[7] ^= 1;
    Files.write(original, bytes);
    doctor(ExitCode.DONE);
    assertFound("do not have the bytes of their hash, such as " + original, "--deep");
  }

  @Test
  void largeOriginalsThatAreMissingOrCutAreFound() throws IOException {
    Path original = file("raw");
    Files.write(original, new byte[] {1});
    assertFound("do not have their size, such as " + original);
    Files.delete(original);
    assertFound("are missing, such as " + original);
  }

  @Test
  void originalsThatNobodyNeedsAreTold() throws IOException {
    String hash = "ab".repeat(32);
    Files.createDirectories(home.resolve("raw/ab"));
    Files.writeString(home.resolve("raw/ab").resolve(hash), "of a killed ingest");
    List<JsonNode> notes = findings("note", ExitCode.DONE);
    assertTrue(notes.stream().anyMatch(n -> n.get("text").asText().contains(hash)), "" + notes);
    CommandRun.in(home, "retention", "apply").ended(ExitCode.DONE);
    notes = findings("note", ExitCode.DONE);
    assertFalse(notes.stream().anyMatch(n -> n.get("text").asText().contains(hash)), "" + notes);
  }

  @Test
  void damagedVersionsInTheRegistryAreFound() throws IOException {
    Path mapping = home.resolve("registry/mappings/acme/shop.orders");
    Path first = file("registry/mappings/acme/shop.orders");
    Path import2 =
        Files.writeString(
            folder.resolve("two.json"), MappingsCommandTest.ORDERS.replace("note", "table"));
    CommandRun.in(home, "mappings", "import", import2.toString(), "--tenant", "acme")
        .ended(ExitCode.DONE);
    doctor(ExitCode.DONE);
    byte[] before = Files.readAllBytes(first);

    Files.writeString(first, "{");
    assertFound("shop.orders");
    Files.delete(first);
    assertFound("a version is missing in " + mapping);
    Files.write(first, before);
    doctor(ExitCode.DONE);
    Files.writeString(file("registry/locations"), "{");
    assertFound("location");
  }

  @Test
  void snapshotsThatAreNotWhatTheyWereAreFound() throws IOException {
    Path snapshot = file("registry/snapshots");
    Files.writeString(snapshot, "{");
    doctor(ExitCode.DONE);
    assertFound("snapshot", "--deep");
    Files.delete(snapshot);
    assertFound("mapping snapshots that runs have read with are missing");
  }

  @Test
  void whatOthersMayEnterIsFoundAndClosed() throws IOException {
    List<String> names = List.of("raw", "runs", "secrets", "secrets/tenant-keys/acme");
    for (String name : names) {
      Files.setPosixFilePermissions(
          home.resolve(name), PosixFilePermissions.fromString("rwxr-x---"));
      assertFound(home.resolve(name) + " is open to other users");
      List<JsonNode> mended = findings("mended", ExitCode.DONE, "--fix");
      assertEquals(1, mended.size(), mended.toString());
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))));
    }
  }

  @Test
  void keysThatAreDamagedOrMissingAreFound() throws IOException {
    Path key = home.resolve("secrets/tenant-keys/acme");
    Files.writeString(key, "no key");
    assertFound("token key of tenant acme");
    Files.delete(key);
    List<JsonNode> notes = findings("note", ExitCode.DONE);
    assertTrue(
        notes.stream().anyMatch(n -> n.get("text").asText().contains("no key for tokens")),
        notes.toString());
    assertFalse(Files.exists(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".tmp/x",
        "registry/.tmp/x",
        "raw/.tmp/x",
        "secrets/.tmp/x",
        "letters/work-1/record",
        "warehouse.duckdb.tmp/x",
        "warehouse.duckdb.version-1.backup.tmp",
        "warehouse.duckdb.compacted"
      })
  void whatKilledCommandsHaveLeftIsFoundAndRemoved(String path) throws IOException {
    Path left = home.resolve(path);
    Files.createDirectories(left.getParent());
    Files.writeString(left, "left");
    for (Path each = left; !each.equals(home); each = each.getParent()) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
    }
    doctor(ExitCode.DONE);
    assertTrue(Files.exists(left), "its writer may be alive");
    age(left);
    age(left.getParent().equals(home) ? left : left.getParent());

    List<JsonNode> failed = findings("failed", ExitCode.FAILED);

    assertEquals(1, failed.size(), failed.toString());
    assertEquals("leftovers", failed.get(0).get("subject").asText());
    age(left.getParent().equals(home) ? left : left.getParent()); // looking has cleared some of it
    doctor(ExitCode.DONE, "--fix");
    assertFalse(Files.exists(left));
  }

  @Test
  void theStagingOfAFinishedRunIsFoundAndRemoved() throws IOException {
    Path staged = Files.createDirectories(run().resolve("staged"));
    Files.writeString(staged.resolve("u000000.rows"), "rows");
    assertFound("is finished and has left staged rows");
    assertEquals(1, findings("mended", ExitCode.DONE, "--fix").size());
    assertFalse(Files.exists(staged));
  }

  @Test
  void theTemporariesOfARunAreFoundAndRemoved() throws IOException {
    Path left = Files.createDirectories(run().resolve(".tmp")).resolve("x");
    Files.writeString(left, "left");
    age(left);
    assertFound("temporary files and folders of killed commands, such as " + left);
  }

  @Test
  void whatIsNoRunIsFound() throws IOException {
    Files.createDirectory(home.resolve("runs/mine"));
    assertFound("runs/mine is no run");
  }

  @Test
  void aRunThatWasKilledBeforeItsPlanIsToldAndPutAway() throws IOException {
    Path killed = Files.createDirectories(home.resolve("runs/20261123-095702-3f9a1c"));
    List<JsonNode> notes = findings("note", ExitCode.DONE);
    assertTrue(
        notes.stream().anyMatch(n -> n.get("text").asText().contains("3f9a1c is started")),
        notes.toString());
    assertEquals(1, findings("mended", ExitCode.DONE, "--fix").size());
    assertTrue(Files.exists(killed.resolve("failed")));
  }

  @Test
  void aPlanThatCannotBeReadIsFound() throws IOException {
    Path run = Files.createDirectories(home.resolve("runs/20261123-095702-3f9a1c"));
    Files.writeString(run.resolve("plan.json"), "{}");
    assertFound("3f9a1c in " + run + " is damaged");
    String listed = CommandRun.in(home, "runs", "list").ended(ExitCode.DONE).out();
    assertTrue(listed.contains("planned"), listed);
  }

  @Test
  void aRunInTheWarehouseWithoutAFolderIsTold() throws IOException {
    Folders.deleteTree(run());
    List<JsonNode> notes = findings("note", ExitCode.DONE);
    assertTrue(
        notes.stream().anyMatch(n -> n.get("text").asText().contains("have no folder any more")),
        notes.toString());
  }

  @Test
  void aRunThatDoesNotKnowThatItIsCommittedIsToldAndNoted() throws IOException {
    Path committed = run().resolve("committed");
    Files.delete(committed);
    List<JsonNode> notes = findings("note", ExitCode.DONE);
    assertTrue(
        notes.stream().anyMatch(n -> n.get("text").asText().contains("does not know it yet")),
        notes.toString());
    assertEquals(1, findings("mended", ExitCode.DONE, "--fix").size());
    assertTrue(Files.exists(committed));
  }

  @Test
  void aManifestThatWasNotCommittedIsFoundWhenItIsRead() throws IOException {
    Path manifest = run().resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceAll("(orders|more|bills)\\.", "other."));
    doctor(ExitCode.DONE);
    assertFound("is not the one that was committed", "--deep");
  }

  @Test
  void dailySumsAreMendedFromTheLedger() throws SQLException {
    List<String> before = HomeCopies.tables(home);
    change("update daily_rollup set amount = amount + 1, entries = entries + 1");
    change("insert into daily_rollup values ('acme', 'x', 'SALE', 'INR', null, 1, null, 5)");
    List<JsonNode> mended = findings("mended", ExitCode.DONE, "--fix");
    assertEquals(1, mended.size(), mended.toString());
    assertEquals(before, HomeCopies.tables(home));
  }

  @Test
  void whatCannotBeMendedStaysAndIsTold() throws SQLException {
    change("update ledger set raw_id = 'x'");
    assertFound("ledger entry leads back", "--fix");
  }
}
