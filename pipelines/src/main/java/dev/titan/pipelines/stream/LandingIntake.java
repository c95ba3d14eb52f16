package dev.titan.pipelines.stream;

import dev.titan.storage.objects.ProcessLock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes in what lies whole in a landing folder: one of all workers of a stream does, at a time. For
 * one thread.
 */
final class LandingIntake implements Feed.Intake {
  /** So many small files make one file on disk. */
  private static final int MOST_FILES = 1_000;

  private final LandingWatch watch;
  private final ArrivalKeeper keeper;
  private final TakenFiles taken;
  private final ProcessLock lock;

  private LandingIntake(
      StreamWorker worker, LandingWatch watch, TakenFiles taken, ProcessLock lock) {
    this.watch = watch;
    this.keeper = new ArrivalKeeper(worker);
    this.taken = taken;
    this.lock = lock;
  }

  /** Opens it, or empty if another worker takes in the files of this stream. */
  static Optional<LandingIntake> tryOpen(StreamWorker worker, Landing landing) throws IOException {
    ProcessLock lock = worker.folder().tryLockIntake().orElse(null);
    if (lock == null) {
      return Optional.empty();
    }
    LandingIntake intake = null;
    try {
      TakenFiles taken = worker.folder().takenFiles();
      LandingWatch watch =
          landing.watch(worker.installation().settings().stream(), taken, worker.problems());
      taken.keepOnly(watch.present());
      worker.folder().recall(taken); // again: what was kept may have gone from there since
      intake = new LandingIntake(worker, watch, taken, lock);
      return Optional.of(intake);
    } finally {
      if (intake == null) {
        lock.close();
      }
    }
  }

  /** Takes in what stands still. */
  @Override
  public int poll() throws IOException {
    List<LandedFile> files = watch.poll(MOST_FILES);
    if (!files.isEmpty()) {
      keeper.keep(files, watch, taken);
    }
    return watch.waiting();
  }

  @Override
  public void close() {
    lock.close();
  }
}
