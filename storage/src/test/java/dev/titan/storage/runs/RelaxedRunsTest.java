package dev.titan.storage.runs;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.titan.storage.objects.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Housekeeping that only needs what is there to stay lets runs go on. */
final class RelaxedRunsTest {
  @TempDir private Path folder;

  @Test
  void runsBeginAndNoOtherHousekeepingDoes() {
    Runs runs = Runs.open(folder, InstantSource.system()).withPatience(Duration.ZERO);
    QuietRuns quiet = runs.keepOut();
    assertThrows(StorageException.class, runs::create);
    quiet.relax();
    runs.create().close();
    assertThrows(StorageException.class, runs::keepOut);
    quiet.close();
    runs.keepOut().close();
  }
}
