package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.RunStager;
import dev.titan.pipelines.staging.StagingServices;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.runs.RunFiles;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.joda.time.Duration;

/**
 * Does the work of a stream's job of Dataflow in its place: the same pipeline on the embedded
 * runner, from the home and the request alone. No process has launched it that would own its runs.
 */
public final class StreamWork implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Installation installation;
  private final StreamPlace place;
  private final PipelineResult pipeline;

  private StreamWork(Installation installation, StreamPlace place, PipelineResult pipeline) {
    this.installation = installation;
    this.place = place;
    this.pipeline = pipeline;
  }

  /**
   * Begins to work.
   *
   * @param home the folder of all state, in a bucket
   * @param request what the launch asked for
   */
  public static StreamWork begin(Path home, StreamRequest request) {
    Settings settings = SettingsText.read(Map.of("home", PathText.of(home)));
    Installation installation = Installation.open(settings, InstantSource.system());
    StreamFolder folder = StreamFolder.open(installation.home().streams().resolve(request.id()));
    StreamPlace place = StreamPlace.of(folder, settings, true);
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    options.setBlockOnRun(false);
    StagingServices.reach(settings, options);
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setWindowMillis(request.window().toMillis());
    stream.setMappingsMillis(500);
    return new StreamWork(
        installation,
        place,
        SubscriptionPipeline.of(SubscriptionFeed.of(request), settings.pubsub(), place, stream)
            .run());
  }

  /** Waits until all these inputs are in runs that have their manifests. */
  public void awaitStaged(Set<String> origins) {
    await(() -> staged().containsAll(origins));
  }

  /** Waits until so many arrivals are kept, whether a run has claimed them or not. */
  public void awaitKept(int arrivals) {
    StreamFolder folder = StreamFolder.open(place.path());
    await(
        () -> folder.arrivals().keySet().stream().mapToInt(KeptBatch::arrivals).sum() >= arrivals);
  }

  private void await(BooleanSupplier done) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "the workers do not get there");
      pipeline.waitUntilFinish(Duration.millis(1)); // throws what has stopped it
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
  }

  private Set<String> staged() {
    Set<String> origins = new HashSet<>();
    for (Runs.Listed run : installation.runs().list()) {
      Path folder = installation.home().runs().resolve(run.id());
      if (new RunFiles(folder).hasManifest()) {
        for (RunInput input : RunStager.plan(folder).draft().inputs()) {
          origins.add(input.origin());
        }
      }
    }
    return origins;
  }

  /** The workers are gone, whatever they had in hand. */
  @Override
  public void close() throws IOException {
    StreamWorker.at(place).end();
    pipeline.cancel();
    StreamWorker.at(place).close();
  }
}
