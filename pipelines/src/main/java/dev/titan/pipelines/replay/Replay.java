package dev.titan.pipelines.replay;

import dev.titan.pipelines.ingest.Configuration;
import dev.titan.pipelines.ingest.DryRun;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.IngestRequest;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.JobSubmission;
import dev.titan.pipelines.ingest.OpenRuns;
import dev.titan.pipelines.ingest.Planner;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.ingest.RunAttempt;
import dev.titan.pipelines.ingest.RunExecution;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.SubmittedRun;
import dev.titan.pipelines.ingest.UnfinishedRun;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.plan.PlanJson;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.warehouse.RawObject;
import dev.titan.storage.warehouse.ReplayIncompleteException;
import dev.titan.storage.warehouse.ReplayRehearsal;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads raw objects again, through the mappings of today or of a snapshot, and replaces what they
 * had brought about. The records go the same way as in an ingest; the commit judges them as the
 * deliveries that they once were.
 */
public final class Replay {
  private final Installation installation;
  private final Progress progress;
  private final Consumer<UnfinishedRun> unfinished;
  private final Warehouse warehouse;

  /**
   * A replay in an installation.
   *
   * @param unfinished is told of each interrupted run that cannot be finished
   */
  public Replay(Installation installation, Progress progress, Consumer<UnfinishedRun> unfinished) {
    this.installation = installation;
    this.progress = progress;
    this.unfinished = unfinished;
    this.warehouse = installation.warehouse();
  }

  /** Raw objects on their way through a replay. */
  private record Chosen(List<RawObject> objects, ReplayReport.Scope scope) {}

  /**
   * Does what was asked for. Interrupted runs are finished first; if the same was asked for before
   * and interrupted, that replay is finished and reported instead of a second one.
   *
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public ReplayReport run(ReplayRequest request) throws IOException {
    long begun = System.nanoTime();
    new RunExecution(installation, progress).requireReady();
    if (!request.dryRun()) {
      Optional<IngestReport> resumed =
          new OpenRuns(installation, progress, unfinished).finish(request.hash(), begun);
      if (resumed.isPresent()) {
        int objects = resumed.get().detail().inputs().size();
        ReplayReport.Scope scope = new ReplayReport.Scope(objects, 0, 0, 0);
        return new ReplayReport(resumed.get().detail(), scope, List.of(), seconds(begun), false);
      }
    }
    Chosen chosen = choose(request);
    if (chosen.objects.isEmpty()) {
      return new ReplayReport(null, chosen.scope, List.of(), seconds(begun), request.dryRun());
    }
    while (true) {
      try {
        return replay(request, chosen, begun);
      } catch (ReplayIncompleteException e) {
        chosen = extended(chosen, e.missing());
      }
    }
  }

  /**
   * Plans what was asked for and leaves the work to a job. All raw objects that tell of the same
   * events are taken in at once, since nobody is there any more when the commit would miss them.
   *
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public SubmittedRun submit(ReplayRequest request, JobSubmission job) throws IOException {
    Chosen chosen = choose(request);
    if (chosen.objects.isEmpty()) {
      return SubmittedRun.NONE;
    }
    Set<String> ids = chosen.objects.stream().map(RawObject::rawId).collect(Collectors.toSet());
    Chosen whole =
        new Chosen(
            warehouse.rawObjectsSharingEvents(new TreeSet<>(ids)).stream()
                .filter(RawObject::available)
                .toList(),
            chosen.scope);
    try (RunFolder run = installation.runs().create()) {
      return job.submit(run, plannedOrFailed(run, request, whole));
    }
  }

  private Chosen choose(ReplayRequest request) {
    List<RawObject> found = warehouse.rawObjects(request.selection());
    List<RawObject> available = found.stream().filter(RawObject::available).toList();
    return new Chosen(
        available,
        new ReplayReport.Scope(
            available.size(),
            0,
            found.size() - available.size(),
            warehouse.exhaustedDeadLetters(request.selection())));
  }

  /** Takes in what is missing, and at once all that will be missing then. */
  private Chosen extended(Chosen chosen, List<String> missing) {
    Set<String> ids = chosen.objects.stream().map(RawObject::rawId).collect(Collectors.toSet());
    int before = ids.size();
    ids.addAll(missing);
    List<RawObject> objects =
        warehouse.rawObjectsSharingEvents(new TreeSet<>(ids)).stream()
            .filter(RawObject::available)
            .toList();
    if (objects.size() <= before) {
      throw new IllegalStateException("a replay asks for raw objects that it cannot be given");
    }
    ReplayReport.Scope scope = chosen.scope;
    return new Chosen(
        objects,
        new ReplayReport.Scope(
            scope.objects(),
            objects.size() - scope.objects(),
            scope.withoutBytes(),
            scope.exhaustedLetters()));
  }

  private ReplayReport replay(ReplayRequest request, Chosen chosen, long begun) throws IOException {
    return request.dryRun() ? rehearse(request, chosen, begun) : commit(request, chosen, begun);
  }

  private ReplayReport rehearse(ReplayRequest request, Chosen chosen, long begun)
      throws IOException {
    try (DryRun dry = DryRun.begin(installation)) {
      RunPlan plan = plan(dry.run(), request, chosen.objects);
      ReplayRehearsal rehearsal =
          new RunExecution(installation, progress)
              .rehearseReplay(dry.run(), plan, request.shownEvents());
      return new ReplayReport(
          rehearsal.detail(), chosen.scope, rehearsal.rows(), seconds(begun), true);
    }
  }

  private ReplayReport commit(ReplayRequest request, Chosen chosen, long begun) throws IOException {
    RunFolder run = installation.runs().create();
    try {
      return commit(run, plannedOrFailed(run, request, chosen), chosen, begun);
    } catch (ReplayIncompleteException e) {
      run.discard(); // it is planned anew, with more
      throw e;
    } finally {
      run.close();
    }
  }

  private RunPlan plannedOrFailed(RunFolder run, ReplayRequest request, Chosen chosen)
      throws IOException {
    try {
      return plan(run, request, chosen.objects);
    } finally {
      if (run.state() == RunState.STARTED) {
        run.markFailed("it ended with an error before it was planned");
        run.deleteStaging();
      }
    }
  }

  private ReplayReport commit(RunFolder run, RunPlan plan, Chosen chosen, long begun)
      throws IOException {
    RunAttempt attempt = new RunAttempt(installation, progress, run);
    try {
      IngestReport report = attempt.first(plan, begun);
      return new ReplayReport(report.detail(), chosen.scope, List.of(), seconds(begun), false);
    } catch (ReplayIncompleteException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (attempt.unfinished() != null) {
        unfinished.accept(attempt.unfinished());
      }
      throw e;
    }
  }

  private RunPlan plan(RunFolder run, ReplayRequest request, List<RawObject> objects)
      throws IOException {
    IntakeSettings settings = IntakeSettings.of(installation.settings());
    ContentStore raw = ContentStore.open(installation.home().raw());
    List<InputFile> files =
        new Originals(warehouse, raw, run.work().resolve("originals")).files(objects);
    Configuration configuration =
        Configuration.prepare(installation, IngestRequest.asKnown(files, true));
    if (request.snapshot() != null) {
      configuration.readWith(installation.mappings().snapshot(request.snapshot()));
    }
    progress.stage("taking in", 0);
    List<TakenInput> taken = new Intake(null, run.work(), settings).take(files, size -> {});
    RunPlan plan =
        new Planner(settings, installation.home().folder())
            .plan(
                new Planner.Identity(
                    run.id(), Manifest.REPLAY, request.asked(), installation.receiptClock().next()),
                objects.stream().map(Replay::input).toList(),
                taken,
                List.of(),
                configuration.pinned());
    if (!request.dryRun()) {
      configuration.keepSnapshot();
    }
    run.createPlan(PlanJson.write(plan));
    RunProbe.reached(RunProbe.Point.PLANNED);
    return plan;
  }

  /** The input as it was delivered; its bytes stay where they are. */
  private static RunInput input(RawObject object) {
    return new RunInput(
        object.rawId(),
        object.tenant(),
        object.location(),
        object.source(),
        object.origin(),
        object.contentHash(),
        object.bytes(),
        object.format(),
        object.receivedAt(),
        0,
        object.stored(),
        Map.copyOf(object.attributes()));
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
