package dev.titan.pipelines.ingest;

import dev.titan.pipelines.discover.SchemaDiscovery;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.Kept;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.plan.PlanJson;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.RunRequest;
import dev.titan.schemas.run.Manifest;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The main job: takes files in, discovers how to read them, runs the pipeline and commits. Runs
 * that were interrupted are finished first.
 */
public final class Ingest {
  private final Installation installation;
  private final Progress progress;
  private final Consumer<UnfinishedRun> unfinished;

  /** An ingest into an installation. */
  public Ingest(Installation installation, Progress progress) {
    this(installation, progress, run -> {});
  }

  /**
   * An ingest into an installation.
   *
   * @param unfinished is told of each run that cannot be finished, this one or an older one; also
   *     where an exception ends the ingest and there is no report
   */
  public Ingest(Installation installation, Progress progress, Consumer<UnfinishedRun> unfinished) {
    this.installation = installation;
    this.progress = progress;
    this.unfinished = unfinished;
  }

  /**
   * Does what was asked for. If the same was asked for before and interrupted, that run is finished
   * and reported instead of a second one. An older run that cannot be finished stops nothing; the
   * report names it.
   *
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public IngestReport run(IngestRequest request) throws IOException {
    long begun = System.nanoTime();
    new RunExecution(installation, progress).requireReady();
    if (request.dryRun()) { // which commits nothing, an older run as little as its own
      return rehearse(request, begun);
    }
    OpenRuns open = new OpenRuns(installation, progress, unfinished);
    Optional<IngestReport> resumed = open.finish(request.hash(), begun);
    if (resumed.isPresent()) {
      return resumed.get().withUnfinished(open.unfinished());
    }
    try (RunFolder run = installation.runs().create()) {
      return start(run, request, begun).withUnfinished(open.unfinished());
    }
  }

  /**
   * Plans what was asked for and leaves the work to a job. Interrupted runs are left as they are.
   *
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public SubmittedRun submit(IngestRequest request, JobSubmission job) throws IOException {
    try (RunFolder run = installation.runs().create()) {
      return job.submit(run, plannedOrFailed(run, request).plan);
    }
  }

  private IngestReport rehearse(IngestRequest request, long begun) throws IOException {
    try (DryRun dry = DryRun.begin(installation)) {
      Planned planned = plan(dry.run(), request);
      return planned.report(
          new RunExecution(installation, progress).rehearse(dry.run(), planned.plan(), begun));
    }
  }

  private IngestReport start(RunFolder run, IngestRequest request, long begun) throws IOException {
    Planned planned = plannedOrFailed(run, request);
    RunAttempt attempt = new RunAttempt(installation, progress, run);
    try {
      return planned.report(attempt.first(planned.plan(), begun));
    } finally {
      if (attempt.unfinished() != null) {
        unfinished.accept(attempt.unfinished());
      }
    }
  }

  private Planned plannedOrFailed(RunFolder run, IngestRequest request) throws IOException {
    try {
      return plan(run, request);
    } finally {
      if (run.state() == RunState.STARTED) {
        run.markFailed("it ended with an error before it was planned");
        run.deleteStaging();
      }
    }
  }

  /** A plan, and what discovery had to do with it. */
  private record Planned(RunPlan plan, List<SchemaDiscovery.Found> found, List<String> discovered) {
    IngestReport report(IngestReport report) {
      return Findings.of(plan, found, report.dryRun()).withDiscovered(discovered).in(report);
    }
  }

  private Planned plan(RunFolder run, IngestRequest request) throws IOException {
    Configuration configuration = Configuration.prepare(installation, request);
    Instant receivedAt = installation.receiptClock().next();
    // A dry run leaves nothing behind, so its copies lie in its own folder.
    Path kept = request.dryRun() ? run.work().resolve("raw") : installation.home().raw();
    Intake intake =
        new Intake(new Kept(ContentStore.open(kept), run.staged()), run.work(), settings());
    List<TakenInput> taken = takeIn(intake, request);
    List<SchemaDiscovery.Found> found =
        request.discovers()
            ? configuration.withoutRetired(
                configuration.discovery(settings()).discover(taken, receivedAt))
            : List.of();
    configuration.adopt(found);
    RunPlan plan =
        new Planner(settings(), installation.home().folder())
            .plan(
                new Planner.Identity(
                    run.id(), Manifest.INGEST, new RunRequest(request.hash(), null), receivedAt),
                taken.stream().map(input -> Planner.input(input, receivedAt)).toList(),
                taken,
                intake.payloads(),
                configuration.pinned());
    if (!request.dryRun()) {
      configuration.publish();
    }
    run.createPlan(PlanJson.write(plan));
    RunProbe.reached(RunProbe.Point.PLANNED);
    return new Planned(plan, found, configuration.discovered());
  }

  private Path home() {
    return installation.home().folder();
  }

  private IntakeSettings settings() {
    return IntakeSettings.of(installation.settings());
  }

  private List<TakenInput> takeIn(Intake intake, IngestRequest request) throws IOException {
    long total = 0;
    for (InputFile file : request.files()) {
      total += file.place().size();
    }
    progress.stage("taking in", total);
    long[] bytes = new long[1];
    try {
      return intake.take(
          request.files(),
          size -> {
            synchronized (bytes) {
              bytes[0] += size;
              progress.done(bytes[0], 0);
            }
          });
    } catch (
        IOException e) { // of an own folder, such as a full disk; of a file it is told otherwise
      throw StorageException.cannot("keep what is taken in under", home(), e);
    }
  }
}
