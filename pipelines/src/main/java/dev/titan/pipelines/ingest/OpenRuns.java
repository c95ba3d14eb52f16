package dev.titan.pipelines.ingest;

import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finishes the runs that were interrupted or have failed, and clears away what finished ones have
 * left when they were killed. One that cannot be finished is told and left to the next ingest, so
 * that it does not keep this one from its own work.
 */
public final class OpenRuns {
  private final Installation installation;
  private final Progress progress;
  private final Consumer<UnfinishedRun> listener;
  private final List<UnfinishedRun> unfinished = new ArrayList<>();
  private final List<IngestReport> finished = new ArrayList<>();

  /**
   * The open runs of an installation.
   *
   * @param listener is told of each run that cannot be finished, as soon as that is known
   */
  public OpenRuns(Installation installation, Progress progress, Consumer<UnfinishedRun> listener) {
    this.installation = installation;
    this.progress = progress;
    this.listener = listener;
  }

  /**
   * Finishes what can be finished.
   *
   * @param requestHash what the caller is about to do
   * @param begun when the work began, as {@link System#nanoTime()}
   * @return the report of the run that had been asked for with the same request, if any
   * @throws IOException as every other exception, only if that very run cannot be finished: it
   *     would be of no use to begin it a second time
   */
  public Optional<IngestReport> finish(String requestHash, long begun) throws IOException {
    installation.runs().clearFinished();
    IngestReport same = null;
    for (Runs.Listed listed : installation.runs().open()) {
      try (RunFolder run = installation.runs().take(listed).orElse(null)) {
        if (run == null || !run.state().isOpen()) {
          continue; // somebody works on it, or has finished it meanwhile
        }
        if (run.state() == RunState.STARTED) {
          run.markFailed("it was interrupted before it was planned");
          run.deleteStaging();
          continue;
        }
        if (run.job().isPresent() && jobs().isUnderWay(run)) {
          continue;
        }
        RunAttempt attempt = new RunAttempt(installation, progress, run);
        IngestReport report = finish(attempt, requestHash, begun);
        if (attempt.isFor(requestHash)) {
          same = report;
        } else if (report != null) {
          finished.add(report);
        }
      }
    }
    return Optional.ofNullable(same);
  }

  /** Only of use, and its classes only there, where a run was left to a job. */
  private SubmittedJobs jobs() {
    return new SubmittedJobs(installation.settings().dataflow());
  }

  /** Returns null if the run cannot be finished. */
  private IngestReport finish(RunAttempt attempt, String requestHash, long begun)
      throws IOException {
    try {
      IngestReport report = attempt.again(begun);
      return report == null ? null : Findings.of(attempt.plan(), List.of(), false).in(report);
    } catch (IOException | RuntimeException e) {
      boolean willBeTriedAgain = attempt.unfinished() == null || !attempt.unfinished().failed();
      if (attempt.isFor(requestHash) && willBeTriedAgain) {
        throw e;
      }
      return null;
    } finally {
      if (attempt.unfinished() != null) {
        listener.accept(attempt.unfinished());
        if (!attempt.isFor(requestHash)) { // else the caller does its work anew
          unfinished.add(attempt.unfinished());
        }
      }
    }
  }

  /** The reports of those that were finished, but for the run that the caller has asked for. */
  public List<IngestReport> finished() {
    return List.copyOf(finished);
  }

  /** Those that could not be finished. */
  List<UnfinishedRun> unfinished() {
    return List.copyOf(unfinished);
  }
}
