package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.KillMain;
import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code titan backup} and {@code titan restore}, from end to end. */
final class BackupCommandTest {
  @TempDir private static Path shared;
  private static Path home;
  private static Path inputs;
  private static Path backup;

  @TempDir private Path folder;
  private Path restored;

  @BeforeAll
  static void takeOne() throws IOException {
    home = shared.resolve("home");
    inputs = Files.createDirectory(shared.resolve("inputs"));
    backup = shared.resolve("backup");
    HomeCopies.ingestInto(home, inputs);
    CommandRun.in(home, "backup", backup.toString(), "--with-secrets").ended(ExitCode.DONE);
  }

  @BeforeEach
  void namePlaces() {
    restored = folder.resolve("restored");
  }

  private CommandRun restore(Path from) {
    return CommandRun.in(restored, "restore", from.toString());
  }

  /** What lies in the folder of the test, leftovers with hidden names among it. */
  private List<String> names() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRestoredHomeIsTheOneThatWasBackedUp() {
    restore(backup).ended(ExitCode.DONE);

    assertEquals(HomeCopies.tables(home), HomeCopies.tables(restored));
    Map<String, String> before = HomeCopies.files(home);
    Map<String, String> after = HomeCopies.files(restored);
    before.keySet().removeIf(BackupCommandTest::isLeftOut);
    after.keySet().removeIf(BackupCommandTest::isLeftOut);
    assertEquals(before, after);
    assertTrue(before.keySet().stream().anyMatch(path -> path.startsWith("raw/")));
    assertTrue(before.containsKey("secrets/tenant-keys/acme"));
    CommandRun doctor = CommandRun.in(restored, "doctor").ended(ExitCode.DONE);
    assertTrue(doctor.out().contains("nothing is wrong"), doctor.out());
  }

  private static boolean isLeftOut(String path) {
    return path.contains("/.") || path.endsWith("lock");
  }

  @Test
  void aRestoredHomeKnowsWhatItHasReceived() {
    restore(backup).ended(ExitCode.DONE);

    CommandRun replay = CommandRun.in(restored, "replay", "--all", "--dry-run", "--json");
    JsonNode told = replay.ended(ExitCode.DONE).json().get(0);
    assertEquals(0, told.get("changes").size(), replay.out());
    for (String file : List.of("orders.ndjson shop", "more.ndjson shop", "bills.csv bills")) {
      String[] words = file.split(" ");
      CommandRun run = HomeCopies.ingest(restored, inputs.resolve(words[0]), words[1]);
      JsonNode report = run.ended(ExitCode.DONE).json().get(0);
      assertEquals(0, report.get("written").asLong() + report.get("updated").asLong(), run.out());
      assertTrue(report.get("duplicate").asLong() > 0, run.out());
    }
  }

  @Test
  void withoutSecretsItSaysWhatIsLost() throws IOException {
    Path without = folder.resolve("without");
    CommandRun taken = CommandRun.in(home, "backup", without.toString()).ended(ExitCode.DONE);
    assertTrue(taken.err().contains("--with-secrets"), taken.err());
    assertFalse(Files.exists(without.resolve("secrets")));

    CommandRun run = restore(without).ended(ExitCode.DONE);

    assertTrue(run.err().contains("holds no secrets"), run.err());
    assertFalse(Files.exists(restored.resolve("secrets")));
    HomeCopies.ingest(restored, inputs.resolve("bills.csv"), "bills").ended(ExitCode.DONE);
    assertNotEquals(
        Files.readString(home.resolve("secrets/tenant-keys/acme")),
        Files.readString(restored.resolve("secrets/tenant-keys/acme")));
  }

  @Test
  void onlyItsOwnerMayLookIntoABackupAndAtSecrets() throws IOException {
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    Path carried = HomeCopies.copy(backup, folder.resolve("carried")); // by the user's file mask
    restore(carried).ended(ExitCode.DONE);
    for (String name : List.of("raw", "runs", "secrets", "secrets/tenant-keys")) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.resolve(name))));
    }
    Path key = restored.resolve("secrets/tenant-keys/acme");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  @Test
  void machinesAreTold() {
    Path other = folder.resolve("other");
    JsonNode taken =
        CommandRun.in(home, "backup", other.toString(), "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);
    assertEquals(other.toString(), taken.get("backup").asText());
    assertEquals(4, taken.get("tables_version").asInt());
    assertFalse(taken.get("secrets").asBoolean());
    JsonNode got =
        CommandRun.in(restored, "restore", other.toString(), "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);
    assertEquals(taken.get("bytes"), got.get("bytes"));
    assertEquals(taken.get("files"), got.get("files"));
    assertEquals(taken.get("taken_at"), got.get("taken_at"));
  }

  /** The run goes on in the restored home, also where the first one is gone. */
  @ParameterizedTest
  @EnumSource(names = {"UNIT_STAGED", "MANIFEST_WRITTEN"})
  void anUnfinishedRunIsFinishedWhereItIsRestored(RunProbe.Point point) throws Exception {
    Path file = OrderFiles.write(folder.resolve("orders"), OrderFiles.lines(1000, 5));
    TestHome clean = TestHome.withOrders(folder.resolve("clean"));
    clean.ingest(file);
    Path killed = folder.resolve("killed");
    assertEquals(KillMain.KILLED, KillMain.inChild(point, killed, file));
    Path taken = folder.resolve("taken");
    CommandRun.in(killed, "backup", taken.toString(), "--with-secrets").ended(ExitCode.DONE);
    Folders.deleteTree(killed);

    restore(taken).ended(ExitCode.DONE);
    CommandRun.in(restored, "doctor").ended(ExitCode.DONE);
    IngestReport report = TestHome.withOrders(restored).ingest(file);

    assertEquals(1000, report.counts().read());
    TestHome home = TestHome.withOrders(restored);
    assertEquals(clean.ledger(), home.ledger());
    assertEquals(clean.deadLetters(), home.deadLetters());
    assertEquals(1, home.installation().warehouse().runs().size());
    CommandRun.in(restored, "doctor").ended(ExitCode.DONE);
  }

  @Test
  void waitsForRunsThatAreUnderWay() throws IOException {
    Path busy = folder.resolve("busy");
    CommandRun.in(busy, "locations", "set", "acme", "main", "--zone", "UTC").ended(ExitCode.DONE);
    Files.writeString(busy.resolve("titan.properties"), "warehouse.lockWaitSeconds = 0\n");
    Path target = folder.resolve("target");
    RunFolder run = TestHome.withOrders(busy).installation().runs().create();
    CommandRun refused = CommandRun.in(busy, "backup", target.toString()).ended(ExitCode.FAILED);
    assertTrue(refused.err().contains("somebody works on a run"), refused.err());
    assertFalse(Files.exists(target));
    run.close();
    CommandRun.in(busy, "backup", target.toString()).ended(ExitCode.DONE);
  }

  @Test
  void aBackupThatIsKilledLeavesNothingThatLooksLikeOne() throws Exception {
    Path target = folder.resolve("target");
    assertEquals(BackupKillMain.HALTED, BackupKillMain.inChild(home, target));

    assertFalse(Files.exists(target));
    Path left = folder.resolve(names().get(0));
    assertTrue(left.getFileName().toString().startsWith(".target.unfinished-"), left.toString());
    CommandRun refused = restore(left).ended(ExitCode.FAILED);
    assertTrue(refused.err().contains("no finished backup"), refused.err());
    CommandRun.in(home, "backup", target.toString()).ended(ExitCode.DONE);
  }

  @Test
  void aDamagedOriginalIsToldAndStopsNothing() throws IOException {
    Path damaged = HomeCopies.copy(home, folder.resolve("damaged"));
    for (String path : HomeCopies.files(damaged.resolve("raw")).keySet()) {
      Files.writeString(damaged.resolve("raw").resolve(path), "x", StandardOpenOption.APPEND);
    }
    Path target = folder.resolve("target");
    CommandRun told = CommandRun.in(damaged, "backup", target.toString()).ended(ExitCode.FAILED);
    assertTrue(told.err().contains("damaged in the home already"), told.err());
    assertTrue(Files.exists(target.resolve("titan.backup.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"titan.backup.json", "a:b", "runs/a\\b"})
  void whatNoRestoreWouldTakeIsNotBackedUp(String name) throws IOException {
    Path odd = HomeCopies.copy(home, folder.resolve("odd"));
    Files.writeString(odd.resolve(name), "somebody's");
    Path target = folder.resolve("target");
    CommandRun refused = CommandRun.in(odd, "backup", target.toString()).ended(ExitCode.FAILED);
    assertTrue(refused.err().contains("move it out of the home"), refused.err());
    assertEquals(List.of("odd"), names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"home/backup", "inputs", "absent/backup"})
  void placesThatWillNotDoAreRefused(String place) {
    Map<String, String> before = HomeCopies.files(home);
    CommandRun.in(home, "backup", shared.resolve(place).toString()).ended(ExitCode.FAILED);
    assertEquals(before.keySet(), HomeCopies.files(home).keySet());
  }

  @Test
  void aHomeThatIsNotEmptyIsRefused() throws IOException {
    Files.createDirectory(restored);
    restore(backup).ended(ExitCode.DONE);
    Map<String, String> before = HomeCopies.files(restored);
    CommandRun refused = restore(backup).ended(ExitCode.FAILED);
    assertTrue(refused.err().contains("already"), refused.err());
    assertEquals(before, HomeCopies.files(restored));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\" : 1, | \"format\" : 2, | newer Titan",
        "\"home\" : 1, | \"home\" : 2, | newer Titan",
        "\"tables\" : 4 | \"tables\" : 5 | newer Titan",
        "\"tables\" : 4 | \"tables\" : 3 | changed by hand",
        "\"path\" : \"titan.properties\" | \"path\" : \"/etc/titan.properties\" | no home has",
        "\"path\" : \"titan.properties\" | \"path\" : \"../titan.properties\" | no home has",
        "\"path\" : \"titan.properties\" | \"path\" : \"raw/../../x\" | no home has",
        "\"path\" : \"titan.properties\" | \"path\" : \"raw//x\" | no home has",
        "\"path\" : \"titan.properties\" | \"path\" : \"C:x\" | no home has",
        "\"path\" : \"titan.properties\" | \"path\" : \"receipt-clock\" | one twice",
        "\"path\" : \"titan.properties\" | \"path\" : \"absent\" | not named",
        "\"takenAt\" : \"2 | \"takenAt\" : \"x | its time",
        "\"files\" : [ | \"files\" : [ { \"path\" : \"absent\", \"bytes\" : 0, \"sha256\" : \""
            + "0000000000000000000000000000000000000000000000000000000000000000\" }, | are missing",
        "\"files\" : | \"other\" : | is damaged"
      })
  void aManifestThatIsNotRightIsRefused(String text, String other, String words)
      throws IOException {
    Path changed = HomeCopies.copy(backup, folder.resolve("changed"));
    Path manifest = changed.resolve("titan.backup.json");
    String before = Files.readString(manifest);
    assertTrue(before.contains(text), text);
    Files.writeString(manifest, before.replace(text, other));
    assertRefused(changed, words);
  }

  @Test
  void filesThatAreNotRightAreRefused() throws IOException {
    Path changed = HomeCopies.copy(backup, folder.resolve("changed"));
    Path original =
        changed
            .resolve("raw")
            .resolve(HomeCopies.files(changed.resolve("raw")).keySet().iterator().next());
    byte[] bytes = Files.readAllBytes(original);

    byte[] flipped = bytes.clone();
    flipped[flipped.length / 2] ^= 1;
    Files.write(original, flipped);
    assertRefused(changed, "is damaged");

    Files.write(original, new byte[] {1}, StandardOpenOption.APPEND);
    assertRefused(changed, "bytes instead of");

    Path elsewhere = Files.write(folder.resolve("elsewhere"), bytes);
    Files.delete(original);
    assertRefused(changed, "are missing");
    Files.createSymbolicLink(original, elsewhere);
    assertRefused(changed, "is a link");
    Files.delete(original);
    Files.write(original, bytes);
    Files.writeString(changed.resolve("raw/more"), "");
    assertRefused(changed, "is not named");
    Files.delete(changed.resolve("raw/more"));
    Files.delete(elsewhere);
    restore(changed).ended(ExitCode.DONE);
  }

  private void assertRefused(Path from, String words) throws IOException {
    List<String> before = names();
    CommandRun refused = restore(from).ended(ExitCode.FAILED);
    assertTrue(refused.err().contains(words), refused.err());
    assertEquals(before, names());
  }
}
