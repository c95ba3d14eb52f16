package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.cli.Titan;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.RawSelection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that cannot be finished does not stand in the way of those that come after it. */
final class OpenRunsTest {
  private static final int ATTEMPTS = 5;

  @TempDir private Path folder;
  private TestHome home;
  private Path first;
  private Path second;
  private final List<UnfinishedRun> told = new ArrayList<>();

  @BeforeEach
  void makeFiles() throws IOException {
    home = TestHome.withOrders(folder.resolve("home"));
    first = OrderFiles.write(folder.resolve("a.ndjson"), OrderFiles.lines(300, 1));
    // Some corrections of the first file, and many orders of its own: too many would be held.
    List<String> lines = new ArrayList<>(OrderFiles.lines(20, 3));
    OrderFiles.lines(400, 2).forEach(line -> lines.add(line.replace("order-", "other-")));
    second = OrderFiles.write(folder.resolve("b.ndjson"), lines);
  }

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  @Test
  void theNextIngestClearsAwayWhatAKilledOneHasLeft() throws IOException {
    ingest(first);
    Runs.Listed run = home.installation().runs().list().get(0);
    Path left;
    try (RunFolder folderOfRun = home.installation().runs().take(run).orElseThrow()) {
      left = Files.writeString(folderOfRun.staged().resolve("u000000.entries.parquet"), "rows");
    }

    ingest(second);

    assertFalse(Files.exists(left.getParent()));
  }

  private IngestReport ingest(Path file) throws IOException {
    return new Ingest(home.installation(), Progress.NONE, told::add).run(TestHome.request(file));
  }

  /** Leaves a run that is planned, and whose expanded text or raw bytes are gone. */
  private String breakARun() throws IOException {
    RunProbe.listen(
        point -> {
          throw new StorageException("the disk is full");
        });
    assertThrows(StorageException.class, () -> ingest(first));
    RunProbe.listen(point -> {});
    return takeAway();
  }

  /** Takes the raw bytes away; returns the open run that needs them. */
  private String takeAway() throws IOException {
    try (Stream<Path> raw = Files.walk(home.installation().home().raw())) {
      for (Path file : raw.filter(Files::isRegularFile).toList()) {
        Files.move(file, folder.resolve("taken-away"));
      }
    }
    return home.installation().runs().open().get(0).id();
  }

  /** The raw store is laid out by hash, so ingesting the file elsewhere gives what is missing. */
  private void repair() throws IOException {
    TestHome other = TestHome.withOrders(folder.resolve("other"));
    other.ingest(first);
    Path from = other.installation().home().raw();
    try (Stream<Path> raw = Files.walk(from)) {
      for (Path file : raw.filter(Files::isRegularFile).toList()) {
        Path to = home.installation().home().raw().resolve(from.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void theNextIngestDoesItsOwnWorkAndTellsOfTheRun() throws IOException {
    String broken = breakARun();
    told.clear();

    IngestReport report = ingest(second);

    assertEquals(420, report.counts().read());
    assertEquals(List.of(broken), report.unfinished().stream().map(UnfinishedRun::runId).toList());
    assertEquals(told, report.unfinished());
    UnfinishedRun run = told.get(0);
    assertFalse(run.failed());
    assertEquals(2, run.attempts());
    assertEquals(List.of(first.toString()), run.inputs());
    assertTrue(run.what().contains("there is no file"), run.what());
    assertTrue(run.remedy().contains("a.ndjson"), run.remedy());
    assertEquals(RunState.PLANNED, state(broken));
  }

  @Test
  void whenTheCauseIsGoneTheRunIsFinishedOnce() throws IOException {
    breakARun();
    ingest(second);
    repair();

    IngestReport again = ingest(second);

    assertTrue(again.unfinished().isEmpty());
    assertTrue(home.installation().runs().open().isEmpty());
    TestHome clean = TestHome.withOrders(folder.resolve("clean"));
    clean.ingest(first);
    clean.ingest(second);
    assertEquals(clean.rollup(), home.rollup());
    assertEquals(clean.query(CONTENT), home.query(CONTENT));
  }

  private static final String CONTENT =
      "select event_key, line, content_hash, amount, source_updated_at from ledger order by all";

  @Test
  void aReplayThatIsGivenUpIsToBeReplayedAgain() throws IOException {
    ingest(first);
    RunProbe.listen(
        point -> {
          throw new StorageException("the disk is full");
        });
    assertThrows(StorageException.class, () -> home.replay(RawSelection.ALL));
    RunProbe.listen(point -> {});
    String broken = takeAway();
    for (int attempt = 2; attempt <= ATTEMPTS; attempt++) {
      ingest(second);
    }

    UnfinishedRun last = told.get(told.size() - 1);
    assertEquals(broken, last.runId());
    assertTrue(last.failed());
    assertTrue(last.remedy().endsWith("then replay again: titan replay --all"), last.remedy());
    assertFalse(told.get(0).remedy().contains("ingest its files"), told.get(0).remedy());
  }

  @Test
  void afterSoManyAttemptsItIsMarkedAsFailed() throws IOException {
    String broken = breakARun();
    for (int attempt = 2; attempt <= ATTEMPTS; attempt++) {
      assertEquals(RunState.PLANNED, state(broken));
      ingest(second);
    }

    UnfinishedRun last = told.get(told.size() - 1);
    assertTrue(last.failed());
    assertEquals(ATTEMPTS, last.attempts());
    assertEquals(RunState.FAILED, state(broken));
    try (RunFolder run = home.installation().runs().take(broken).orElseThrow()) {
      String why = run.failure().orElseThrow();
      assertTrue(why.contains(first.toString()), why);
      assertTrue(run.plan().isPresent());
    }
    assertTrue(ingest(second).unfinished().isEmpty());
    assertEquals(300, ingest(first).counts().read());
  }

  @Test
  void aRunThatKillsItsProcessIsGivenUpToo() throws IOException {
    String broken = breakARun();
    repair();
    try (RunFolder run = home.installation().runs().take(broken).orElseThrow()) {
      for (int attempt = 2; attempt <= ATTEMPTS; attempt++) {
        run.beginRetry();
      }
    }
    assertTrue(ingest(second).unfinished().get(0).failed());
    assertEquals(RunState.FAILED, state(broken));
  }

  @Test
  void aRunThatTheWarehouseHasIsNeverCalledFailed() throws IOException {
    RunProbe.listen(
        point -> {
          if (point == RunProbe.Point.COMMITTED) {
            throw new StorageException("the disk is full");
          }
        });
    assertThrows(StorageException.class, () -> ingest(first));
    String id = home.installation().runs().open().get(0).id();
    for (int attempt = 2; attempt <= ATTEMPTS + 2; attempt++) {
      assertThrows(StorageException.class, () -> ingest(first));
    }
    assertEquals(RunState.STAGED, state(id));
    RunProbe.listen(point -> {});
    assertEquals(300, ingest(first).counts().read());
    assertEquals(RunState.COMMITTED, state(id));
    assertEquals(1, home.installation().warehouse().runs().size());
  }

  @Test
  void theSameRequestIsNotBegunASecondTimeAsLongAsItsRunIsOpen() throws IOException {
    breakARun();
    assertThrows(RuntimeException.class, () -> ingest(first));
    assertEquals(1, home.installation().runs().list().size());
  }

  @Test
  void aPlanOfAnotherVersionIsASetbackLikeOthers() throws IOException {
    Path run =
        Files.createDirectories(
            home.installation().home().runs().resolve("20261123-095702-3f9a1c"));
    Files.writeString(run.resolve("plan.json"), "{}");
    IngestReport report = ingest(second);
    assertTrue(report.unfinished().get(0).why().contains("another version"), report::toString);
  }

  @Test
  void aScriptNotices() throws IOException {
    breakARun();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = {
      "ingest",
      second.toString(),
      "--json",
      "--tenant=acme",
      "--location=main",
      "--home=" + home.installation().home()
    };
    int code = Titan.run(words, new PrintStream(out, true), new PrintStream(err, true));
    assertEquals(1, code);
    String json = out.toString(StandardCharsets.UTF_8);
    assertTrue(json.contains("\"status\":\"done_with_unfinished_runs\""), json);
    assertTrue(json.contains("\"unfinished_runs\":[{\"run_id\":"), json);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("could not be finished"));
  }

  private RunState state(String id) {
    return home.installation().runs().list().stream()
        .filter(run -> run.id().equals(id))
        .map(Runs.Listed::state)
        .findFirst()
        .orElseThrow();
  }
}
