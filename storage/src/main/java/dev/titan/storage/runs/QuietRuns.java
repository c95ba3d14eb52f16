package dev.titan.storage.runs;

import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of a home while nobody works on any: no run begins, goes on or is committed until {@link
 * #close()}. Those that are still open were left by processes that were killed.
 */
public final class QuietRuns implements AutoCloseable {
  private final Runs runs;
  private final Path folder;
  private RunsGate gate;

  QuietRuns(Runs runs, Path folder, RunsGate gate) {
    this.runs = runs;
    this.folder = folder;
    this.gate = gate;
  }

  /** All runs, oldest first. */
  public List<Runs.Listed> list() {
    return runs.list();
  }

  /** Those that something is left of which nobody needs. */
  public List<Runs.Listed> untidy() {
    return runs.untidy();
  }

  /** Those that the next ingest will finish. */
  public List<Runs.Listed> open() {
    return runs.open();
  }

  /**
   * Ends the runs that were killed before they had a plan, of which nothing counts, and clears what
   * finished ones have left.
   */
  public void tidy() {
    for (Runs.Listed listed : runs.untidy()) {
      try (RunFolder run = own(listed)) {
        if (listed.state() == RunState.STARTED) {
          run.markFailed("it was interrupted before it was planned");
        }
        run.deleteStaging();
      }
    }
  }

  /**
   * The plan and the manifest of a run as streams, which the caller closes; those that are there.
   */
  public List<InputStream> papers(Runs.Listed run) throws IOException {
    List<InputStream> streams = new ArrayList<>();
    for (String name : List.of(RunFolder.PLAN, RunFolder.MANIFEST)) {
      try {
        streams.add(Files.newInputStream(folder.resolve(run.id()).resolve(name)));
      } catch (NoSuchFileException e) {
        // the run did not come so far, or its papers are gone already
      }
    }
    return streams;
  }

  /**
   * Removes all of a finished run but the note of how it ended.
   *
   * @throws IllegalStateException if the run is not finished
   */
  public void forget(Runs.Listed listed) {
    try (RunFolder run = own(listed)) {
      run.forget();
    }
  }

  /**
   * Removes the folder of a finished run.
   *
   * @throws IllegalStateException if the run is not finished
   */
  public void remove(Runs.Listed listed) {
    RunFolder run = own(listed);
    try {
      run.deleteStaging();
      run.discard();
    } finally {
      run.close();
    }
  }

  /** Nobody else can own it: whoever does holds the gate open. */
  private RunFolder own(Runs.Listed run) {
    Path path = folder.resolve(run.id());
    return RunFolder.tryOwn(path, RunsGate.free())
        .orElseThrow(
            () -> new StorageException("run " + run.id() + " is in use by an older Titan; end it"));
  }

  /**
   * Lets runs begin and go on again, and keeps only other housekeeping out: for the part of the
   * work that needs what is there to stay, and nothing else.
   *
   * @throws StorageException if other housekeeping has come in between and has not ended in time
   */
  public void relax() {
    gate.close();
    gate = runs.enter();
  }

  /** Lets runs begin again. */
  @Override
  public void close() {
    gate.close();
  }
}
