package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Configuration;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Planner;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.intake.Delivery;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.Kept;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.plan.PlanJson;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.RunRequest;
import dev.titan.schemas.run.Manifest;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.registry.MappingSnapshot;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the run of a window: from here on it is one like that of any ingest. */
final class WindowPlanner {
  /** Other runs have the ids of a window only if its key collides with theirs. */
  private static final int MAX_IDS = 100;

  private final Installation installation;
  private final StreamFolder folder;

  WindowPlanner(Installation installation, StreamFolder folder) {
    this.installation = installation;
    this.folder = folder;
  }

  /**
   * Plans the run of a window, or finds it planned.
   *
   * @param batches what has arrived in the window
   * @param snapshot the mappings that its records are read with
   * @return its run, owned, or empty if nothing has arrived that no other run has, or the run is
   *     finished
   */
  Optional<PlannedWindow> plan(WindowKey key, List<KeptBatch> batches, MappingSnapshot snapshot)
      throws IOException {
    for (int attempt = 0; attempt < MAX_IDS; attempt++) {
      RunFolder run = installation.runs().createOrTake(key.runId(attempt)).orElse(null);
      if (run == null) {
        continue; // it is another's: who runs this stream does not ask for a run that it has
      }
      boolean handedOn = false;
      try {
        Optional<RunPlan> planned = planOf(run);
        boolean isOurs =
            planned.map(plan -> plan.request().hash().equals(key.hash())).orElse(false);
        if (isOurs && !run.state().isOpen()) {
          return Optional.empty();
        }
        if (isOurs || run.state() == RunState.STARTED) {
          Optional<PlannedWindow> window = plan(run, planned, key, new Content(batches, snapshot));
          handedOn = window.isPresent();
          return window;
        }
      } finally {
        if (!handedOn) {
          run.close();
        }
      }
    }
    throw new IllegalStateException("no id is left for the window " + key);
  }

  private record Content(List<KeptBatch> batches, MappingSnapshot snapshot) {}

  private static Optional<RunPlan> planOf(RunFolder run) throws IOException {
    Optional<byte[]> json = run.plan();
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(PlanJson.read(json.get(), run.toString()));
  }

  private Optional<PlannedWindow> plan(
      RunFolder run, Optional<RunPlan> planned, WindowKey key, Content content) throws IOException {
    List<Path> claimed = new ArrayList<>();
    for (KeptBatch batch : content.batches) {
      folder.claim(batch, run.id()).ifPresent(claimed::add);
    }
    if (planned.isEmpty() && claimed.isEmpty()) {
      run.discard();
      return Optional.empty();
    }
    StreamProbe.reached(StreamProbe.Point.CLAIMED);
    RunPlan plan = planned.isPresent() ? planned.get() : make(run, key, claimed, content.snapshot);
    StreamProbe.reached(StreamProbe.Point.PLANNED);
    folder.release(claimed);
    return Optional.of(new PlannedWindow(run, plan));
  }

  private RunPlan make(RunFolder run, WindowKey key, List<Path> claimed, MappingSnapshot snapshot)
      throws IOException {
    run.restart();
    List<Delivery> deliveries = new ArrayList<>();
    for (Path batch : claimed) {
      deliveries.addAll(ArrivalReader.deliveries(batch));
    }
    IntakeSettings settings = IntakeSettings.of(installation.settings());
    Instant receivedAt = installation.receiptClock().next();
    Intake intake =
        new Intake(
            new Kept(ContentStore.open(installation.home().raw()), run.staged()),
            run.work(),
            settings);
    List<TakenInput> taken = intake.takeDelivered(deliveries, size -> {});
    Configuration configuration =
        Configuration.pinned(
            installation, deliveries.stream().map(Delivery::file).toList(), snapshot);
    RunPlan plan =
        new Planner(settings, installation.home().folder())
            .plan(
                new Planner.Identity(
                    run.id(), Manifest.INGEST, new RunRequest(key.hash(), null), receivedAt),
                taken.stream().map(input -> Planner.input(input, receivedAt)).toList(),
                taken,
                intake.payloads(),
                configuration.pinned())
            .within(snapshot.hash());
    run.createPlan(PlanJson.write(plan));
    RunProbe.reached(RunProbe.Point.PLANNED);
    return plan;
  }
}
