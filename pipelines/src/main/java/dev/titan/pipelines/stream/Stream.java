package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.OpenRuns;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.ingest.RunAttempt;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.objects.ProcessLock;
import dev.titan.storage.settings.StreamSettings;
import dev.titan.storage.warehouse.WarehouseBusyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Runs a stream on the embedded engine: the pipeline turns windows into staged runs, and this
 * thread commits them meanwhile. What an earlier process has left is finished first, and at the end
 * what is still open is closed early and committed too.
 */
public final class Stream {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** No run was asked for with it: those that are found are not this command's. */
  private static final String NO_REQUEST = "";

  private final Installation installation;
  private final StreamListener listener;

  /** A stream into an installation. */
  public Stream(Installation installation, StreamListener listener) {
    this.installation = installation;
    this.listener = listener;
  }

  /**
   * Runs until the end is wanted, or nothing has arrived for as long as the request says.
   *
   * @param endWanted asked several times a second
   * @throws UsageException if the folder is absent, or another process runs the same stream
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public void run(StreamRequest request, BooleanSupplier endWanted) throws IOException {
    if (request.from() instanceof StreamRequest.LandingFolder landing
        && !Files.isDirectory(landing.path())) {
      throw new UsageException(
          "there is no folder " + landing.path() + "; make it, or check the path");
    }
    StreamFolder folder = StreamFolder.open(installation.home().streams().resolve(request.id()));
    ProcessLock lock =
        folder
            .tryLock()
            .orElseThrow(
                () ->
                    new UsageException(
                        "another process runs this stream already; end that one, or let it be"));
    try {
      run(request, folder, endWanted);
    } finally {
      lock.close();
    }
  }

  private void run(StreamRequest request, StreamFolder folder, BooleanSupplier endWanted)
      throws IOException {
    folder.settle(installation.runs());
    LiveMappings mappings = new LiveMappings(installation.mappings(), listener::problem);
    TakenFiles taken = folder.takenFiles();
    LandingWatch watch = watch(request, taken);
    recall(folder, taken, watch);
    finishOpenRuns();
    String launch = UUID.randomUUID().toString();
    try (StreamSession session =
        StreamSession.open(
            installation,
            folder,
            launch,
            mappings,
            new StreamSession.Source(taken, watch, folder.redeliveryCount()))) {
      takeUp(session, 0);
      PipelineResult pipeline = pipeline(request, options(request, folder)).run();
      try {
        follow(session, pipeline, request, endWanted);
      } finally {
        session.end();
        stop(pipeline);
      }
      finish(session);
      takeUp(session, 1);
    }
  }

  private Pipeline pipeline(StreamRequest request, StreamOptions options) {
    if (request.from() instanceof StreamRequest.Subscription subscription) {
      MessageRules rules = MessageRules.of(request.names(), subscription.trusted());
      return subscription(subscription.name(), rules, options);
    }
    if (request.from() instanceof StreamRequest.Notifications notifications) {
      ObjectReception objects = new ObjectReception(notifications, request.names());
      return subscription(notifications.subscription(), objects, options);
    }
    return StreamPipeline.ofLandingFolder(options);
  }

  private Pipeline subscription(String name, Reception reception, StreamOptions options) {
    return SubscriptionPipeline.of(
        SubscriptionPipeline.reaching(installation.settings().pubsub(), options), name, reception);
  }

  /** The watch of a landing folder; null for messages. */
  private LandingWatch watch(StreamRequest request, TakenFiles taken) {
    if (!(request.from() instanceof StreamRequest.LandingFolder landing)) {
      return null;
    }
    StreamSettings settings = installation.settings().stream();
    StreamRequest.Names names = request.names();
    return new LandingWatch(
        landing.path(),
        new InputFinder(names.tenant(), names.location(), names.source()),
        taken,
        new LandingWatch.Timing(
            Duration.ofMillis(settings.settleMillis()),
            Duration.ofMillis(settings.scanMillis()),
            System::nanoTime),
        listener::problem);
  }

  /** What was kept counts as taken, also where a killed process could not say so any more. */
  private static void recall(StreamFolder folder, TakenFiles taken, LandingWatch watch)
      throws IOException {
    if (watch != null) {
      taken.keepOnly(watch.present());
    }
    Set<String> kept = new HashSet<>();
    for (Path batch : folder.batches()) {
      for (Arrival arrival : ArrivalReader.arrivals(batch)) {
        if (arrival.landed() != null) {
          kept.add(arrival.landed());
        }
      }
    }
    taken.add(kept);
  }

  private void finishOpenRuns() throws IOException {
    OpenRuns open = new OpenRuns(installation, Progress.NONE, listener::unfinished);
    open.finish(NO_REQUEST, System.nanoTime());
    open.finished().forEach(listener::committed);
  }

  /** Makes a run of what is kept and in no window. */
  private void takeUp(StreamSession session, int pane) throws IOException {
    List<KeptBatch> left = session.folder().unclaimed();
    if (!left.isEmpty()) {
      // No window of the pipeline has a pane below 0.
      WindowKey key = new WindowKey(session.launch(), session.now(), -1L - pane);
      session.planner().plan(key, left, session.mappings().current()).ifPresent(session::planned);
      finish(session);
    }
  }

  /** Commits the windows in the order of their receipt, until it is time to end. */
  private void follow(
      StreamSession session,
      PipelineResult pipeline,
      StreamRequest request,
      BooleanSupplier endWanted)
      throws IOException {
    while (!endWanted.getAsBoolean()) {
      PlannedWindow window = nextClosed(session);
      if (window != null) {
        commit(session, window);
      }
      // Throws what has stopped the pipeline, if anything has.
      PipelineResult.State state = pipeline.waitUntilFinish(org.joda.time.Duration.millis(1));
      if (state != null && state.isTerminal()) {
        throw new IllegalStateException("the pipeline of the stream has ended as " + state);
      }
      StreamSession.Backlog backlog = session.backlog();
      listener.standing(
          new StreamStanding(
              backlog.arrivals(),
              backlog.waiting(),
              backlog.windows(),
              backlog.settling(),
              new StreamStanding.LeftOut(session.redeliveries().total(), backlog.passed())));
      if (window == null
          && request.untilIdle() != null
          && backlog.isEmpty()
          && backlog.idleNanos() >= request.untilIdle().toNanos()) {
        return;
      }
    }
  }

  private static PlannedWindow nextClosed(StreamSession session) {
    try {
      return session.nextClosed(POLL_NANOS).orElse(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamEndedException();
    }
  }

  /**
   * A warehouse that others have kept for too long will be free again; all else ends the stream.
   */
  private void commit(StreamSession session, PlannedWindow window) throws IOException {
    try {
      carryOut(window);
    } catch (WarehouseBusyException e) {
      listener.problem(e.getMessage());
      return;
    }
    session.committed();
  }

  /** Stages what is not staged, and commits. */
  private void carryOut(PlannedWindow window) throws IOException {
    RunAttempt attempt = new RunAttempt(installation, Progress.NONE, window.run());
    boolean done = false;
    try {
      IngestReport report = attempt.first(window.plan(), System.nanoTime());
      done = true;
      listener.committed(report);
    } finally {
      if (!done && attempt.unfinished() != null) {
        listener.unfinished(attempt.unfinished());
      }
    }
  }

  /** Carries out the windows that are open, with nobody else at work. */
  private void finish(StreamSession session) throws IOException {
    for (PlannedWindow window = session.next(); window != null; window = session.next()) {
      carryOut(window);
      session.committed();
    }
  }

  /** Nobody is at work any more, so that an end in the middle takes nothing away. */
  private static void stop(PipelineResult pipeline) throws IOException {
    pipeline.cancel();
  }

  private StreamOptions options(StreamRequest request, StreamFolder folder) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    // One may wait for the commits to catch up, and must not keep the others from their work.
    options.setTargetParallelism(Math.max(2, installation.settings().work().parallelism()));
    options.setBlockOnRun(false);
    // These checks encode every element once more; a test runs the pipeline with them.
    options.setEnforceEncodability(false);
    options.setEnforceImmutability(false);
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setStreamFolder(folder.path().toString());
    stream.setWindowMillis(request.window().toMillis());
    stream.setMappingsMillis(installation.settings().stream().mappingsMillis());
    return stream;
  }
}
