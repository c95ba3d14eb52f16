package dev.titan.pipelines.intake;

import dev.titan.schemas.run.StagedFile;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Takes in the files of a run, several at once. */
public final class Intake {
  private final Kept kept;
  private final Path workFolder;
  private final IntakeSettings settings;
  private final List<StagedFile> payloads = new ArrayList<>();
  private final long lastOrdinal;

  /**
   * An intake.
   *
   * @param kept where the original bytes are kept; null to look at files without keeping them
   * @param workFolder an existing folder for what is expanded, on this machine or in a bucket
   */
  public Intake(Kept kept, Path workFolder, IntakeSettings settings) {
    this(kept, workFolder, settings, Long.MAX_VALUE);
  }

  private Intake(Kept kept, Path workFolder, IntakeSettings settings, long lastOrdinal) {
    this.kept = kept;
    this.workFolder = workFolder;
    this.settings = settings;
    this.lastOrdinal = lastOrdinal;
  }

  /**
   * An intake that only looks, and does not read a file on behind the records that are asked for.
   *
   * @param lastOrdinal the last of them
   */
  public static Intake upTo(long lastOrdinal, Path workFolder, IntakeSettings settings) {
    return new Intake(null, workFolder, settings, lastOrdinal);
  }

  /**
   * Takes in files.
   *
   * @param progress is told the size of each file that is done
   * @return what became of them, in the order of the files
   * @throws IOException if Titan's own folders cannot be written
   */
  public List<TakenInput> take(List<InputFile> files, LongConsumer progress) throws IOException {
    return takeDelivered(files.stream().map(Delivery::of).toList(), progress);
  }

  /** Takes in inputs wherever their bytes are; otherwise as {@link #take}. */
  public List<TakenInput> takeDelivered(List<Delivery> files, LongConsumer progress)
      throws IOException {
    int workers = Math.max(1, Math.min(settings.parallelism(), files.size()));
    Places places = new Places(workFolder, nearby());
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    Deque<FileTaker> idle = new ArrayDeque<>();
    try {
      for (int i = 0; i < workers; i++) {
        idle.push(new FileTaker(kept, places, i, settings, lastOrdinal));
      }
      List<Future<TakenInput>> results = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        int input = i;
        results.add(pool.submit(() -> takeOne(files.get(input), input, idle, progress)));
      }
      List<TakenInput> taken = new ArrayList<>();
      for (Future<TakenInput> result : results) {
        taken.add(outcome(result));
      }
      for (FileTaker taker : idle) {
        taker.finish().ifPresent(payloads::add);
      }
      return taken;
    } finally {
      end(pool, idle);
      places.clear();
    }
  }

  /**
   * Where takers work.
   *
   * @param work what is expanded lies there in the end
   * @param nearby the same, or one of this machine where that is in a bucket
   */
  record Places(Path work, Path nearby) {
    void clear() throws IOException {
      if (!nearby.equals(work)) {
        Folders.deleteTree(nearby);
      }
    }
  }

  private Path nearby() throws IOException {
    return Buckets.hold(workFolder)
        ? Files.createTempDirectory(Scratch.folder(), "intake-")
        : workFolder;
  }

  /** The staged files that hold the bytes of small inputs, after {@link #take}. */
  public List<StagedFile> payloads() {
    return List.copyOf(payloads);
  }

  /** After a failure nobody may write on, since the caller clears the folders away. */
  private static void end(ExecutorService pool, Deque<FileTaker> takers) {
    pool.shutdownNow();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    takers.forEach(FileTaker::abandon);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** There are as many takers as threads, so one is always idle here. */
  private static TakenInput takeOne(
      Delivery file, int input, Deque<FileTaker> idle, LongConsumer progress) throws IOException {
    FileTaker taker;
    synchronized (idle) {
      taker = idle.pop();
    }
    try {
      TakenInput taken = taker.take(file, input);
      progress.accept(taken.bytes());
      return taken;
    } finally {
      synchronized (idle) {
        idle.push(taker);
      }
    }
  }

  private static TakenInput outcome(Future<TakenInput> result) throws IOException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("intake failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("intake was interrupted", e);
    }
  }
}
