package dev.titan.storage.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Leases;
import dev.titan.storage.objects.LocalBucket;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gate of a home in Cloud Storage. */
final class QuietRunsInBucketTest extends QuietRunsTest {
  @RegisterExtension private final LocalBucket bucket = new LocalBucket();

  @Override
  Path place(Path temporary) {
    return bucket.folder();
  }

  /** Such a process has a lease, which a killed one does not renew any more. */
  @Override
  @Test
  void aRunOfAnotherProcessKeepsHousekeepingOutUntilItIsKilled() {
    Path folder = bucket.folder().resolve("runs");
    ObjectStore store = ObjectStore.at(folder.resolve("gate.lock"), Access.OWNER_ONLY);
    Runs runs = Runs.open(folder, InstantSource.system());
    Instant now = Instant.now();
    Leases others = new Leases(store, InstantSource.fixed(now));
    assertTrue(others.tryAcquire("inside/other", Duration.ofHours(1)).isPresent());
    assertThrows(StorageException.class, () -> runs.keepOut(Duration.ZERO));

    store.delete("inside/other");
    Leases killed = new Leases(store, InstantSource.fixed(now.minusSeconds(3_600)));
    assertTrue(killed.tryAcquire("inside/killed", Duration.ofMinutes(1)).isPresent());
    runs.keepOut(Duration.ZERO).close();
    assertEquals(List.of(), store.children("inside/"));
  }

  /** What is left says how it ended, and of whom it was. */
  @Override
  @Test
  void aForgottenRunStillSaysHowItEnded() throws IOException {
    Path folder = bucket.folder().resolve("runs");
    Runs runs = Runs.open(folder, InstantSource.system());
    try (RunFolder run = runs.create()) {
      run.createPlan(new byte[1]);
      run.createManifest(new byte[1]);
      run.markCommitted();
    }
    try (QuietRuns quiet = runs.keepOut()) {
      quiet.forget(quiet.list().get(0));
    }
    Runs.Listed left = runs.list().get(0);
    assertEquals(RunState.COMMITTED, left.state());
    List<String> names = ObjectStore.at(folder.resolve(left.id()), Access.OWNER_ONLY).children("");
    assertTrue(List.of("committed", "lock", "made").containsAll(names), names.toString());
  }
}
