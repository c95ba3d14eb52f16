package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.ManifestJson;
import dev.titan.storage.objects.Lease;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.AccountingException;
import dev.titan.storage.warehouse.CommitOutcome;
import dev.titan.storage.warehouse.ReplayIncompleteException;
import dev.titan.storage.warehouse.StagedFiles;
import dev.titan.storage.warehouse.StagedRun;
import dev.titan.storage.warehouse.StagingException;
import dev.titan.storage.warehouse.WarehouseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commits the runs that are staged and wait for nothing else, all of them in one round where the
 * warehouse knows rounds. One process does so at a time; a second one has nothing to win, and
 * whatever it did, each manifest is applied once.
 */
public final class CommitStaged {
  private static final String LEASE = "leases/commit";

  /** A round is a matter of minutes; one whose process was killed keeps others out for so long. */
  private static final Duration TERM = Duration.ofMinutes(15);

  private final Installation installation;
  private final Progress progress;

  /** Commits in an installation. */
  public CommitStaged(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /**
   * What a round has done.
   *
   * @param outcomes what became of each run, oldest first; runs that somebody else works on are
   *     left out
   * @param lag how long the oldest of those runs had been staged when the round began; nothing if
   *     there was none
   */
  public record Round(List<CommitOutcome> outcomes, Duration lag) {}

  /**
   * Commits them.
   *
   * @throws StorageException if another process commits
   */
  public Round run() throws IOException {
    try (Lease lease =
        installation
            .leases()
            .tryAcquire(LEASE, TERM)
            .orElseThrow(
                () ->
                    new StorageException(
                        "another titan commit is at work, or was killed less than "
                            + TERM.toMinutes()
                            + " minutes ago; try again later"))) {
      return commit(lease);
    }
  }

  private Round commit(Lease lease) throws IOException {
    Instant begun = installation.clock().instant();
    Map<String, RunFolder> owned = new LinkedHashMap<>();
    try {
      List<StagedRun> staged = new ArrayList<>();
      Duration lag = Duration.ZERO;
      List<CommitOutcome> outcomes = new ArrayList<>();
      for (Runs.Listed listed : installation.runs().open()) {
        if (listed.state() == RunState.PLANNED) {
          lost(listed).ifPresent(outcomes::add);
        }
        if (listed.state() == RunState.STAGED) {
          RunFolder run = installation.runs().take(listed).orElse(null);
          if (run != null) {
            owned.put(run.id(), run);
            if (run.state() == RunState.STAGED) {
              staged.add(staged(run));
              lag = longest(lag, Duration.between(run.stagedAt().orElse(begun), begun));
            }
          }
        }
      }
      lease.renew(); // its loss would do no harm, see Leases
      progress.stage("committing", 0);
      List<CommitOutcome> committed =
          staged.isEmpty() ? List.of() : installation.warehouse().commitAll(staged);
      committed.forEach(outcome -> note(owned.get(outcome.runId()), outcome));
      outcomes.addAll(committed);
      return new Round(outcomes, lag);
    } finally {
      owned.values().forEach(RunFolder::close);
    }
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** A run that was left to a job, and that the job will not stage any more, has failed. */
  private Optional<CommitOutcome> lost(Runs.Listed listed) throws IOException {
    try (RunFolder run = installation.runs().take(listed).orElse(null)) {
      if (run == null || run.job().isEmpty()) {
        return Optional.empty();
      }
      Optional<String> end = new SubmittedJobs(installation.settings().dataflow()).end(run);
      if (end.isEmpty()) {
        return Optional.empty();
      }
      StagingException failure =
          new StagingException(end.get() + "; its log says why; launch the same again");
      run.markFailed(failure.getMessage());
      run.deleteStaging();
      return Optional.of(new CommitOutcome(run.id(), Optional.empty(), Optional.of(failure)));
    }
  }

  /** Nothing is known of the files: a power cut may have taken some. */
  private static StagedRun staged(RunFolder run) throws IOException {
    byte[] manifest = run.manifest().orElseThrow();
    return new StagedRun(
        ManifestJson.read(new ByteArrayInputStream(manifest), run.toString()),
        StagedFiles.in(run.staged()));
  }

  /** A run whose files are damaged stays open: the next ingest stages it again. */
  private static void note(RunFolder run, CommitOutcome outcome) {
    WarehouseException failure = outcome.failure().orElse(null);
    if (failure == null) {
      run.markCommitted();
      run.deleteStaging();
    } else if (failure instanceof AccountingException
        || failure instanceof ReplayIncompleteException) {
      run.markFailed(failure.getMessage());
    }
  }
}
