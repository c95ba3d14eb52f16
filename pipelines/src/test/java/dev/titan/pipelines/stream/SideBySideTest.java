package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.RunStager;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.Runs;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline of clusters, whose workers read a subscription by Beam's PubsubIO. */
final class SideBySideTest {
  private static final String TOPIC = "projects/titan-local/topics/orders";
  private static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";
  private static final int ORDERS = 40;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  @TempDir private Path temp;

  /** Each message is in a closed run, and none is acknowledged before it is on disk. */
  @Test
  void allMessagesComeIntoRuns() throws Exception {
    Set<String> published = new HashSet<>();
    try (PubsubServer server =
        PubsubServer.start(
            Faults.seeded(3).at(0.03, Fault.UNAVAILABLE).at(0.03, Fault.UNAVAILABLE_AFTER),
            Disorder.seeded(3, 0.1, 0.1))) {
      server.createTopic(TOPIC);
      server.subscribe(TOPIC, SUBSCRIPTION);
      for (String order : OrderFiles.lines(ORDERS, 5)) {
        published.add(SUBSCRIPTION + "/" + server.publish(TOPIC, order.getBytes(UTF_8), Map.of()));
      }
      TestHome home =
          TestHome.withOrders(temp.resolve("home"))
              .live(Map.of("pubsub.endpoint", server.url(), "stream.sieveMillis", "0"));
      StreamFolder folder =
          StreamFolder.open(home.installation().home().streams().resolve("0123456789ab"));
      StreamPlace place = StreamPlace.of(folder, home.installation().settings(), false);
      try (StreamWorker worker =
          StreamWorker.launching(home.installation(), folder, problem -> {})) {
        PipelineResult pipeline =
            SubscriptionPipeline.of(
                    SubscriptionPipeline.reaching(
                        home.installation().settings().pubsub(), options()),
                    place,
                    SUBSCRIPTION,
                    MessageRules.of(new StreamRequest.Names("acme", "main", "shop"), Set.of()))
                .run();
        Set<String> closed = new HashSet<>();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!closed.containsAll(published)) {
          assertTrue(System.nanoTime() < deadline, "only " + closed.size() + " are in runs");
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
          closed.addAll(closed(home.installation().runs(), folder));
        }
        worker.end();
        pipeline.cancel();
        assertEquals(published, closed);
      }
    }
  }

  private static StreamOptions options() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    options.setBlockOnRun(false);
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setWindowMillis(500);
    stream.setMappingsMillis(200);
    return stream;
  }

  /** The origins of the inputs of closed runs, which are let go as if they were committed. */
  private static Set<String> closed(Runs runs, StreamFolder folder) throws Exception {
    Set<String> origins = new HashSet<>();
    for (Runs.Listed listed : runs.open()) {
      try (RunFolder run = runs.take(listed).orElse(null)) {
        if (run != null && run.manifest().isPresent()) {
          for (RunInput input : RunStager.plan(run.folder()).draft().inputs()) {
            origins.add(input.origin());
          }
          run.markCommitted();
          folder.release(run.id());
        }
      }
    }
    return origins;
  }
}
