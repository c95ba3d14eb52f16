package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.storage.registry.MappingSnapshot;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often and in whatever windows a runner brings a batch, one run has it. */
final class WindowPlannerTest {
  private static final WindowKey WINDOW = window(10);
  private static final WindowKey LATER = window(20);

  @TempDir private Path temp;
  private TestHome home;
  private StreamFolder folder;
  private WindowPlanner planner;
  private MappingSnapshot snapshot;
  private int kept;

  @BeforeEach
  void open() {
    home = TestHome.withOrders(temp.resolve("home"));
    folder = StreamFolder.open(home.installation().home().streams().resolve("0123456789ab"));
    planner = new WindowPlanner(home.installation(), folder);
    snapshot = home.installation().mappings().snapshot(List.of("acme"));
  }

  private static WindowKey window(int second) {
    return new WindowKey("launch", Instant.ofEpochSecond(1_795_000_000L + second), 0);
  }

  private Runs runs() {
    return home.installation().runs();
  }

  private KeptBatch keep() {
    String order = OrderFiles.lines(kept + 1, 1).get(kept);
    try (ArrivalWriter writer = folder.begin(kept++)) {
      writer.add(
          new Arrival("o" + kept, "acme", "main", "shop", Map.of(), null, null),
          order.getBytes(UTF_8));
      return writer.finish();
    }
  }

  private List<PlannedWindow> plan(WindowKey key, KeptBatch... batches) throws IOException {
    return planner.plan(key, List.of(batches), snapshot);
  }

  private static int inputs(PlannedWindow window) {
    return window.plan().draft().inputs().size();
  }

  @Test
  void theSameWindowIsTheSameRun() throws IOException {
    KeptBatch a = keep();
    KeptBatch b = keep();

    PlannedWindow first = plan(WINDOW, a, b).get(0);
    List<PlannedWindow> again = plan(WINDOW, b, a);

    assertEquals(1, again.size());
    assertEquals(first.run(), again.get(0).run());
    assertEquals(2, inputs(again.get(0)));
    assertEquals(1, runs().list().size());
  }

  /** A runner that has lost what it was given finds it again, in another window. */
  @Test
  void aBatchInALaterWindowIsTheRunThatHasIt() throws IOException {
    KeptBatch a = keep();
    PlannedWindow first = plan(WINDOW, a).get(0);
    KeptBatch b = keep();

    List<PlannedWindow> later = plan(LATER, a, b);

    assertEquals(2, later.size());
    assertEquals(first.run(), later.get(0).run());
    assertEquals(1, inputs(later.get(1)));
  }

  /** Restored, a window may hold more than when its run was planned. */
  @Test
  void whatIsNewInAPlannedWindowIsARunOfItsOwn() throws IOException {
    KeptBatch a = keep();
    PlannedWindow first = plan(WINDOW, a).get(0);
    KeptBatch b = keep();

    List<PlannedWindow> again = plan(WINDOW, a, b);

    assertEquals(first.run(), again.get(0).run());
    assertEquals(1, inputs(again.get(1)));
    assertEquals(2, runs().list().size());
  }

  @Test
  void whatAPlannerHasClaimedThatDiedIsPlannedByTheNext() throws IOException {
    KeptBatch a = keep();
    KeptBatch b = keep();
    String dead = WINDOW.runId(0);
    runs().createOrTake(dead).orElseThrow().close();
    folder.claim(a, dead);
    folder.claim(b, dead);

    // The runner brings them in two windows now, and only one of them at first.
    List<PlannedWindow> next = plan(WINDOW, a);
    List<PlannedWindow> last = plan(LATER, b);

    assertEquals(1, inputs(next.get(0)));
    assertEquals(1, inputs(last.get(0)));
    assertEquals(List.of(), folder.unclaimed());
  }

  /** Another command may take a run that has no plan yet for one that was interrupted. */
  @Test
  void aRunThatWasGivenUpBeforeItsPlanGivesBackWhatItHas() throws IOException {
    KeptBatch a = keep();
    String dead = WINDOW.runId(0);
    folder.claim(a, dead);
    try (RunFolder run = runs().createOrTake(dead).orElseThrow()) {
      run.markFailed("it was interrupted before it was planned");
    }

    assertEquals(1, inputs(plan(WINDOW, a).get(0)));
  }

  @Test
  void whatIsCommittedComesToNothing() throws IOException {
    KeptBatch a = keep();
    PlannedWindow planned = plan(WINDOW, a).get(0);
    String id = planned.run().getFileName().toString();
    try (RunFolder run = runs().take(id).orElseThrow()) {
      run.createManifest(new byte[] {1});
      run.markCommitted();
    }

    assertEquals(List.of(), plan(LATER, a));
    folder.release(id);
    assertEquals(List.of(), plan(LATER, a));
    assertEquals(RunState.COMMITTED, runs().list().get(0).state());
    assertTrue(folder.batches().isEmpty());
  }
}
