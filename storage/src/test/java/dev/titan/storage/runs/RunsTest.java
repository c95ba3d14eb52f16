package dev.titan.storage.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  @TempDir Path temporary;
  private Path folder;
  private Instant now = Instant.parse("2026-11-23T09:57:02.999Z");
  private Runs runs;

  @BeforeEach
  void open() {
    folder = place(temporary);
    InstantSource clock = () -> now;
    runs = Runs.open(folder.resolve("runs"), clock);
  }

  /** Where the runs lie; a bucket passes the same tests. */
  Path place(Path temporary) {
    return temporary;
  }

  @Test
  void idsSortByTime() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      try (RunFolder run = runs.create()) {
        assertTrue(RunIds.isId(run.id()), run.id());
        ids.add(run.id());
      }
      now = now.plusSeconds(86_400 * 20);
    }
    assertTrue(ids.get(0).startsWith("20261123-095702-"), ids.get(0));
    assertEquals(ids, runs.list().stream().map(Runs.Listed::id).toList());
    assertEquals(ids, ids.stream().sorted().toList());
  }

  @Test
  void goesFromPlanToManifestToCommit() {
    try (RunFolder run = runs.create()) {
      assertState(run, RunState.STARTED, true);
      assertTrue(run.createPlan(bytes("plan")));
      assertFalse(run.createPlan(bytes("other plan")));
      assertState(run, RunState.PLANNED, true);
      assertTrue(run.createManifest(bytes("manifest")));
      assertFalse(run.createManifest(bytes("other")));
      assertState(run, RunState.STAGED, true);
      run.markCommitted();
      run.markCommitted();
      assertState(run, RunState.COMMITTED, false);
      assertArrayEquals(bytes("plan"), run.plan().orElseThrow());
      assertArrayEquals(bytes("manifest"), run.manifest().orElseThrow());
      assertThrows(IllegalStateException.class, () -> run.markFailed("too late"));
    }
  }

  @Test
  void aFailedRunIsNotOpenAndSaysWhy() {
    try (RunFolder run = runs.create()) {
      assertEquals(Optional.empty(), run.failure());
      run.markFailed("does not balance");
      assertState(run, RunState.FAILED, false);
      assertEquals(Optional.of("does not balance"), run.failure());
    }
  }

  @Test
  void withoutAManifestNothingIsCommitted() {
    try (RunFolder run = runs.create()) {
      assertThrows(IllegalStateException.class, run::markCommitted);
    }
  }

  @Test
  void aLiveRunIsNeverTakenOver() {
    RunFolder run = runs.create();
    assertEquals(Optional.empty(), runs.take(run.id()));
    Runs others = Runs.open(folder.resolve("runs"), InstantSource.system());
    assertEquals(Optional.empty(), others.take(run.id()));
    run.close();
    try (RunFolder taken = others.take(run.id()).orElseThrow()) {
      assertEquals(run.id(), taken.id());
    }
  }

  @Test
  void stagingGoesOnlyWhenTheRunIsFinished() throws IOException {
    try (RunFolder run = runs.create()) {
      run.createPlan(bytes("plan"));
      stage(run, "rows");
      assertThrows(IllegalStateException.class, run::deleteStaging);
      run.createManifest(bytes("manifest"));
      assertThrows(IllegalStateException.class, run::deleteStaging);
      assertThrows(IllegalStateException.class, run::restart);
      run.markCommitted();
      run.deleteStaging();
      run.deleteStaging();
      assertFalse(Files.exists(run.folder().resolve("staged")));
      assertFalse(Files.exists(run.folder().resolve("work")));
      assertTrue(run.manifest().isPresent());
    }
  }

  @Test
  void whatAKilledProcessLeftInAFinishedRunIsCleared() throws IOException {
    RunFolder committed = runs.create();
    stage(committed, "rows");
    committed.createManifest(bytes("manifest"));
    committed.markCommitted();
    committed.close();
    RunFolder open = runs.create();
    stage(open, "rows");
    open.close();
    try (RunFolder busy = runs.create()) {
      stage(busy, "rows");
      busy.markFailed("it is still at work");

      runs.clearFinished();

      assertFalse(RunFolder.hasStaging(committed.folder()));
      assertTrue(RunFolder.hasStaging(open.folder()));
      assertTrue(RunFolder.hasStaging(busy.folder()));
    }
  }

  @Test
  void aListedRunThatIsGoneMeanwhileIsNobodys() {
    runs.create().discard();
    RunFolder run = runs.create();
    Runs.Listed listed = runs.list().get(0);
    run.discard();

    assertEquals(Optional.empty(), runs.take(listed));
  }

  @Test
  void aRunWithoutManifestIsDoneAgainFromItsPlan() throws IOException {
    try (RunFolder run = runs.create()) {
      run.createPlan(bytes("plan"));
      stage(run, "half of the rows");
      run.restart();
      assertFalse(RunFolder.hasStaging(run.folder()));
      assertTrue(run.staged().startsWith(run.folder()));
      assertState(run, RunState.PLANNED, true);
    }
  }

  @Test
  void clearingDoesNotFollowLinks() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "x");
    try (RunFolder run = runs.create()) {
      Files.createSymbolicLink(run.work().resolve("link"), outside);
      run.restart();
    }
    assertTrue(Files.exists(outside.resolve("precious")));
  }

  @Test
  void aManifestCanBeDroppedUntilItIsCommitted() throws IOException {
    try (RunFolder run = runs.create()) {
      run.createPlan("{}".getBytes(StandardCharsets.UTF_8));
      run.createManifest("{}".getBytes(StandardCharsets.UTF_8));
      run.dropManifest();
      assertState(run, RunState.PLANNED, true);
      run.createManifest("{}".getBytes(StandardCharsets.UTF_8));
      run.markCommitted();
      assertThrows(IllegalStateException.class, run::dropManifest);
      assertTrue(run.manifest().isPresent());
    }
  }

  @Test
  void refusesIdsThatAreNone() throws IOException {
    Files.createDirectories(folder.resolve("runs/notes"));
    for (String id : new String[] {"notes", "../runs", "", null, "20261123-095702-3f9a1c"}) {
      assertThrows(IllegalArgumentException.class, () -> runs.take(id));
    }
    assertEquals(List.of(), runs.list());
  }

  private void assertState(RunFolder run, RunState state, boolean open) {
    assertEquals(state, run.state());
    Runs.Listed listed = new Runs.Listed(run.id(), state);
    assertEquals(List.of(listed), runs.list());
    assertEquals(open ? List.of(listed) : List.of(), runs.open());
  }

  private static void stage(RunFolder run, String rows) throws IOException {
    Path deep = Files.createDirectories(run.staged().resolve("deep"));
    Files.writeString(deep.resolve("entries.csv"), rows);
    Files.writeString(run.work().resolve("part.csv"), rows);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
