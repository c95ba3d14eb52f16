package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Configuration;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Planner;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.RunStager;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes the run of a window: from here on it is one like that of any ingest. */
final class WindowPlanner {
  /** Other runs have the ids of a window only if its key collides with theirs. */
  private static final int MAX_IDS = 100;

  /** How long another worker may take to plan the same window. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long POLL_MILLIS = 20;

  private final Installation installation;
  private final StreamFolder folder;

  WindowPlanner(Installation installation, StreamFolder folder) {
    this.installation = installation;
    this.folder = folder;
  }

  /**
   * Plans the run of a window, or finds what has become of its batches.
   *
   * @param batches what has arrived in the window
   * @param snapshot the mappings that its records are read with
   * @return the run of what no run has had, and the open ones of what was handed on before; owned
   *     by nobody
   */
  List<PlannedWindow> plan(WindowKey key, List<KeptBatch> batches, MappingSnapshot snapshot)
      throws IOException {
    List<PlannedWindow> planned = new ArrayList<>();
    for (String run : claimants(batches)) {
      settle(run).ifPresent(planned::add);
    }
    List<KeptBatch> free = folder.unclaimed();
    free.retainAll(batches);
    if (!free.isEmpty()) {
      make(key, free, snapshot).ifPresent(planned::add);
    }
    return planned;
  }

  /** The runs that have claimed some of the batches. */
  private Set<String> claimants(List<KeptBatch> batches) {
    Map<KeptBatch, String> arrivals = folder.arrivals();
    Set<String> runs = new LinkedHashSet<>();
    for (KeptBatch batch : batches) {
      runs.add(arrivals.getOrDefault(batch, StreamFolder.NO_RUN));
    }
    runs.remove(StreamFolder.NO_RUN);
    return runs;
  }

  /**
   * A run that has claimed batches, if it is planned and open. One whose planner has died before it
   * was planned gives them back.
   */
  private Optional<PlannedWindow> settle(String id) throws IOException {
    if (!installation.runs().isPlanned(id)) {
      RunFolder run = own(id);
      if (run != null) {
        folder.free(id);
        run.discard();
        return Optional.empty();
      }
    }
    Path run = installation.home().runs().resolve(id);
    return installation.runs().isToFinish(id)
        ? Optional.of(new PlannedWindow(run, RunStager.plan(run)))
        : Optional.empty();
  }

  /** A run without a plan, made if it is absent; null if it has one. */
  private RunFolder own(String id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      RunFolder run = installation.runs().createOrTake(id).orElse(null);
      boolean isPlanned = installation.runs().isPlanned(id);
      if (run != null && !isPlanned && run.state() == RunState.STARTED) {
        return run;
      }
      if (run != null && !isPlanned) {
        run.discard(); // somebody has given it up for one that was interrupted
      } else if (run != null) {
        run.close();
      }
      if (isPlanned) {
        return null;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("another worker plans " + id + " and does not end");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
    }
  }

  private Optional<PlannedWindow> make(
      WindowKey key, List<KeptBatch> batches, MappingSnapshot snapshot) throws IOException {
    for (int attempt = 0; attempt < MAX_IDS; attempt++) {
      RunFolder run = own(key.runId(attempt));
      if (run == null) {
        continue; // planned: what it has claimed is not free
      }
      boolean isMade = false;
      try {
        folder.free(run.id());
        List<Path> claimed = claim(batches, run.id());
        if (!claimed.isEmpty()) {
          StreamProbe.reached(StreamProbe.Point.CLAIMED);
          RunPlan plan = make(run, key, claimed, snapshot);
          StreamProbe.reached(StreamProbe.Point.PLANNED);
          isMade = true;
          return Optional.of(new PlannedWindow(run.folder(), plan));
        }
      } finally {
        if (isMade) {
          run.close();
        } else {
          folder.free(run.id());
          run.discard();
        }
      }
      return Optional.empty();
    }
    throw new IllegalStateException("no id is left for the window " + key);
  }

  private List<Path> claim(List<KeptBatch> batches, String run) {
    List<Path> claimed = new ArrayList<>();
    for (KeptBatch batch : batches) {
      folder.claim(batch, run).ifPresent(claimed::add);
    }
    return claimed;
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
                configuration.pinned());
    run.createPlan(PlanJson.write(plan));
    RunProbe.reached(RunProbe.Point.PLANNED);
    return plan;
  }
}
