package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that has failed may have threads at work: they are waited for, and none comes after. */
final class SharedRunTest {
  @TempDir private Path temp;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    RunProbe.listen(point -> {});
    threads.shutdownNow();
  }

  @Test
  void theEndWaitsForWhatIsUnderWay() throws Exception {
    TestHome home = TestHome.withOrders(temp.resolve("home"));
    RunProbe.listen(
        point -> {
          throw new IllegalStateException("the test ends it with a plan");
        });
    Path orders = OrderFiles.write(temp.resolve("a.ndjson"), OrderFiles.lines(5, 1));
    assertThrows(IllegalStateException.class, () -> home.ingest(orders));
    Path folder =
        home.installation().home().runs().resolve(home.installation().runs().list().get(0).id());
    SharedRun run = SharedRun.open(folder, home.installation().home().folder());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    Future<Boolean> work =
        threads.submit(
            () ->
                run.work(
                    () -> {
                      begun.countDown();
                      boolean released = await(release);
                      done.set(true);
                      return released;
                    }));
    assertTrue(begun.await(1, TimeUnit.MINUTES));

    Future<Boolean> end =
        threads.submit(
            () -> {
              SharedRun.end(folder);
              return done.get();
            });
    // What begins behind the end is refused, also while that still waits.
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (isTaken(run)) {
      assertTrue(System.nanoTime() < deadline, "work still begins");
    }
    assertFalse(end.isDone());
    release.countDown();

    assertTrue(end.get(1, TimeUnit.MINUTES));
    assertTrue(work.get(1, TimeUnit.MINUTES));
    run.close();
    SharedRun again = SharedRun.open(folder, home.installation().home().folder());
    assertEquals(1, again.work(() -> 1));
    again.close();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isTaken(SharedRun run) throws Exception {
    try {
      return run.work(() -> true);
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
