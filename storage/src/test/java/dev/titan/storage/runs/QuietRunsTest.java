package dev.titan.storage.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs and housekeeping keep out of each other's way. */
class QuietRunsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:57:02Z");
  private static final byte[] PAPER = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temporary;
  private Path folder;
  private Runs runs;

  @BeforeEach
  void open() {
    folder = place(temporary);
    runs = Runs.open(folder.resolve("runs"), InstantSource.fixed(NOW));
  }

  /** Where the runs lie; a bucket passes the same tests. */
  Path place(Path temporary) {
    return temporary;
  }

  @Test
  void whileSomebodyOwnsARunNobodyIsKeptOut() {
    try (RunFolder run = runs.create()) {
      StorageException refusal =
          assertThrows(StorageException.class, () -> runs.keepOut(Duration.ZERO));
      assertTrue(refusal.getMessage().contains("titan runs list"), refusal.getMessage());
      assertEquals(RunState.STARTED, run.state());
    }
    runs.keepOut(Duration.ZERO).close();
  }

  @Test
  void manyOwnRunsAtATime() {
    try (RunFolder one = runs.create()) {
      try (RunFolder two = runs.create()) {
        assertFalse(one.id().equals(two.id()));
      }
      assertThrows(StorageException.class, () -> runs.keepOut(Duration.ZERO));
    }
    runs.keepOut(Duration.ZERO).close();
  }

  @Test
  void aRunThatIsKeptOutBeginsAfterwards() throws Exception {
    runs.create().close();
    String id = runs.list().get(0).id();
    CompletableFuture<RunFolder> begun;
    try (QuietRuns quiet = runs.keepOut()) {
      assertTrue(runs.take(id).isEmpty());
      begun = CompletableFuture.supplyAsync(runs::create);
      assertEquals(1, quiet.list().size());
    }
    begun.get(1, TimeUnit.MINUTES).close();
    assertEquals(2, runs.list().size());
  }

  @Test
  void aRunOfAnotherProcessKeepsHousekeepingOutUntilItIsKilled() throws Exception {
    Process owner = OwnMain.start(folder.resolve("runs"));
    try {
      assertEquals('!', owner.getInputStream().read());
      assertThrows(StorageException.class, () -> runs.keepOut(Duration.ZERO));
    } finally {
      owner.destroyForcibly().waitFor();
    }
    try (QuietRuns quiet = runs.keepOut(Duration.ofMinutes(1))) {
      assertEquals(1, quiet.open().size());
    }
  }

  @Test
  void whatWasKilledBeforeItsPlanIsEnded() {
    runs.create().close();
    try (QuietRuns quiet = runs.keepOut()) {
      quiet.tidy();
      assertEquals(List.of(), quiet.open());
    }
    assertEquals(RunState.FAILED, runs.list().get(0).state());
  }

  @Test
  void aForgottenRunStillSaysHowItEnded() throws IOException {
    try (RunFolder run = runs.create()) {
      run.createPlan(PAPER);
      run.createManifest(PAPER);
      run.noteSetback("the disk was full");
      run.beginRetry();
      run.markCommitted();
    }
    try (QuietRuns quiet = runs.keepOut()) {
      assertEquals(2, papers(quiet));
      quiet.forget(quiet.list().get(0));
      assertEquals(0, papers(quiet));
    }
    Runs.Listed left = runs.list().get(0);
    assertEquals(RunState.COMMITTED, left.state());
    try (var files = Files.list(folder.resolve("runs").resolve(left.id()))) {
      assertEquals(
          List.of("committed", "lock"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private static int papers(QuietRuns quiet) throws IOException {
    List<InputStream> papers = quiet.papers(quiet.list().get(0));
    for (InputStream paper : papers) {
      paper.close();
    }
    return papers.size();
  }

  @Test
  void anOpenRunIsNeitherForgottenNorRemoved() {
    try (RunFolder run = runs.create()) {
      run.createPlan(PAPER);
    }
    try (QuietRuns quiet = runs.keepOut()) {
      Runs.Listed open = quiet.list().get(0);
      assertThrows(IllegalStateException.class, () -> quiet.forget(open));
      assertThrows(IllegalStateException.class, () -> quiet.remove(open));
      assertEquals(1, quiet.open().size());
    }
  }

  @Test
  void aRunsIdTellsItsStart() {
    assertEquals(NOW, RunIds.startOf(RunIds.create(NOW)));
  }
}
