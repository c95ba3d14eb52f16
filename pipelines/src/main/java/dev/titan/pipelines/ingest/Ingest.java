package dev.titan.pipelines.ingest;

import dev.titan.pipelines.discover.SchemaDiscovery;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.plan.PlanJson;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The main job: takes files in, discovers how to read them, runs the pipeline and commits. Runs
 * that were interrupted are finished first.
 */
public final class Ingest {
  private final Installation installation;
  private final Progress progress;

  /** An ingest into an installation. */
  public Ingest(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /**
   * Does what was asked for. If the same was asked for before and interrupted, that run is finished
   * and reported instead of a second one.
   *
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public IngestReport run(IngestRequest request) throws IOException {
    long begun = System.nanoTime();
    if (!request.dryRun()) { // which commits nothing, an older run as little as its own
      Optional<IngestReport> resumed = finishOpenRuns(request.hash(), begun);
      if (resumed.isPresent()) {
        return resumed.get();
      }
    }
    try (RunFolder run = installation.runs().create()) {
      return start(run, request, begun);
    }
  }

  private IngestReport start(RunFolder run, IngestRequest request, long begun) throws IOException {
    try {
      Configuration configuration = Configuration.prepare(installation, request);
      Instant receivedAt = installation.receiptClock().next();
      List<TakenInput> taken = takeIn(run, request);
      List<SchemaDiscovery.Found> found =
          configuration.discovery(settings()).discover(taken, receivedAt);
      configuration.adopt(found);
      RunPlan plan =
          new Planner(settings())
              .plan(
                  new Planner.Identity(run.id(), request.hash(), receivedAt),
                  taken,
                  configuration.pinned());
      if (!request.dryRun()) {
        configuration.publish();
      }
      run.createPlan(PlanJson.write(plan));
      RunProbe.reached(RunProbe.Point.PLANNED);
      RunExecution execution = new RunExecution(installation, progress);
      IngestReport report =
          request.dryRun()
              ? execution.rehearse(run, plan, begun)
              : execution.execute(run, plan, begun);
      return Findings.of(plan, found).withDiscovered(configuration.discovered()).in(report);
    } finally {
      if (request.dryRun()) {
        abandon(run, "it was a dry run");
      } else if (run.state() == RunState.STARTED) {
        abandon(run, "it ended with an error before it was planned");
      }
    }
  }

  /** A run without a plan, or of a dry run, leaves nothing behind. */
  private static void abandon(RunFolder run, String reason) {
    run.markFailed(reason);
    run.deleteStaging();
  }

  private IntakeSettings settings() {
    return IntakeSettings.of(installation.settings());
  }

  private List<TakenInput> takeIn(RunFolder run, IngestRequest request) throws IOException {
    long total = 0;
    for (InputFile file : request.files()) {
      total += file.path().toFile().length();
    }
    progress.stage("taking in", total);
    long[] bytes = new long[1];
    // A dry run leaves nothing behind, so its copies lie in its own folder.
    Path kept = request.dryRun() ? run.work().resolve("raw") : installation.home().raw();
    return new Intake(ContentStore.open(kept), run.work(), settings())
        .take(
            request.files(),
            size -> {
              synchronized (bytes) {
                bytes[0] += size;
                progress.done(bytes[0], 0);
              }
            });
  }

  /**
   * Finishes what was interrupted.
   *
   * @return the report of the run that had been asked for with the same request, if any
   */
  private Optional<IngestReport> finishOpenRuns(String requestHash, long begun) throws IOException {
    Optional<IngestReport> same = Optional.empty();
    for (Runs.Listed listed : installation.runs().open()) {
      Optional<RunFolder> taken = installation.runs().take(listed.id());
      if (taken.isEmpty()) {
        continue; // somebody works on it
      }
      try (RunFolder run = taken.get()) {
        if (run.state() == RunState.STARTED) {
          abandon(run, "it was interrupted before it was planned");
        } else if (run.state().isOpen()) {
          RunPlan plan = PlanJson.read(run.plan().orElseThrow(), run.toString());
          IngestReport report = new RunExecution(installation, progress).execute(run, plan, begun);
          if (plan.requestHash().equals(requestHash)) {
            same = Optional.of(Findings.of(plan, List.of()).in(report));
          }
        }
      }
    }
    return same;
  }
}
