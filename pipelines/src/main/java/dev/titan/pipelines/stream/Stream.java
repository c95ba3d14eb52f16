package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Engine;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.OpenRuns;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.ingest.RunAttempt;
import dev.titan.pipelines.ingest.RunExecution;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.staging.StagingServices;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.storage.objects.ProcessLock;
import dev.titan.storage.warehouse.WarehouseBusyException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Runs a stream: the pipeline turns windows into staged runs, here or on a cluster, and this thread
 * commits them meanwhile. What an earlier process has left is finished first, and at the end what
 * is still open is closed early and committed too.
 */
public final class Stream {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** No window of the pipeline has a pane below 0. */
  private static final long AT_START = -1;

  private static final long AT_END = -2;

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
    Engine engine = Engine.of(installation.settings());
    new RunExecution(installation, Progress.NONE).requireReady();
    PipelineOptions options = engine.streamOptions("titan-stream-" + request.id());
    folder.beginLaunch();
    folder.settle(installation.runs());
    folder.takenFiles(); // before what it has forgotten is committed, and cannot be recalled
    finishOpenRuns();
    StreamPlace place = StreamPlace.of(folder, installation.settings(), engine.isElsewhere());
    try (StreamWorker worker = StreamWorker.launching(installation, folder, listener::problem);
        StreamRuns runs = new StreamRuns(installation, folder)) {
      takeUp(worker, runs, new WindowKey(place.launch(), worker.now(), AT_START));
      PipelineResult pipeline = pipeline(request, place, with(options, request)).run();
      try {
        follow(folder, runs, () -> engine.requireRunning(pipeline), request, endWanted);
      } finally {
        worker.end();
        stop(pipeline);
      }
      takeUp(worker, runs, new WindowKey(place.launch(), worker.now(), AT_END));
    } finally {
      folder.settle(installation.runs());
    }
  }

  private Pipeline pipeline(StreamRequest request, StreamPlace place, StreamOptions options) {
    if (request.from() instanceof StreamRequest.LandingFolder landing) {
      return StreamPipeline.of(options, place, Landing.of(landing, request.names()));
    }
    SubscriptionFeed feed = SubscriptionFeed.of(request);
    return place.isShared()
        ? SubscriptionPipeline.of(feed, installation.settings().pubsub(), place, options)
        : StreamPipeline.of(options, place, feed);
  }

  private void finishOpenRuns() throws IOException {
    OpenRuns open = new OpenRuns(installation, Progress.NONE, listener::unfinished);
    open.finish(NO_REQUEST, System.nanoTime());
    open.finished().forEach(listener::committed);
  }

  /** Carries out, with no worker at it, what is planned and what lies there for no run. */
  private void takeUp(StreamWorker worker, StreamRuns runs, WindowKey key) throws IOException {
    worker.planner().plan(key, worker.folder().unclaimed(), worker.mappings().current());
    runs.look(worker.folder().arrivals());
    for (var window = runs.next(); window.isPresent(); window = runs.next()) {
      carryOut(window.get());
      runs.committed(window.get());
    }
  }

  /** Commits the windows in the order of their receipt, until it is time to end. */
  private void follow(
      StreamFolder folder,
      StreamRuns runs,
      Runnable requireRunning,
      StreamRequest request,
      BooleanSupplier endWanted)
      throws IOException {
    StreamWatch watch = new StreamWatch(folder);
    while (!endWanted.getAsBoolean()) {
      StreamWatch.Backlog backlog = watch.look();
      runs.look(backlog.arrivals());
      Optional<StreamRuns.Owned> window = runs.nextClosed();
      if (window.isPresent()) {
        commit(runs, window.get());
      }
      requireRunning.run();
      listener.standing(backlog.standing());
      if (window.isEmpty()) {
        if (backlog.isIdleFor(request.untilIdle())) {
          return;
        }
        pause();
      }
    }
  }

  private static void pause() {
    LockSupport.parkNanos(POLL_NANOS);
  }

  /**
   * A warehouse that others have kept for too long will be free again; all else ends the stream.
   */
  private void commit(StreamRuns runs, StreamRuns.Owned window) throws IOException {
    try {
      carryOut(window);
    } catch (WarehouseBusyException e) {
      listener.problem(e.getMessage());
      return;
    }
    runs.committed(window);
  }

  /** Stages what is not staged, and commits. */
  private void carryOut(StreamRuns.Owned window) throws IOException {
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

  /**
   * What is under way elsewhere is lost with it, and found again in the folder. One that has ended
   * cannot be cancelled on a cluster, and why it has is what must be told.
   */
  private static void stop(PipelineResult pipeline) throws IOException {
    if (!pipeline.getState().isTerminal()) {
      pipeline.cancel();
    }
  }

  private StreamOptions with(PipelineOptions options, StreamRequest request) {
    if (StagingTables.of(installation.settings()).isPresent()) {
      StagingServices.reach(installation.settings(), options);
    }
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setWindowMillis(request.window().toMillis());
    stream.setMappingsMillis(installation.settings().stream().mappingsMillis());
    return stream;
  }
}
