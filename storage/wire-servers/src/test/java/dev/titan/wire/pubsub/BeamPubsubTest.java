package dev.titan.wire.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubIO;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubMessage;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

/** With Beam's PubsubIO, unmodified, on its direct runner. */
class BeamPubsubTest {
  private static final String TOPIC = "projects/titan-local/topics/events";
  private static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";
  private static final int COUNT = 300;

  /** Message ids by payload; static, because the runner hands the function on by its bytes. */
  private static final Map<String, Set<String>> SEEN = new ConcurrentHashMap<>();

  private static final CountDownLatch ALL = new CountDownLatch(1);

  @Test
  void nothingIsLostThoughMessagesComeTwiceAndRequestsFail() throws Exception {
    Faults faults = Faults.seeded(2);
    for (Fault fault :
        new Fault[] {Fault.UNAVAILABLE, Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE_AFTER}) {
      faults.at(0.02, fault);
    }
    try (PubsubServer server = PubsubServer.start(faults, Disorder.seeded(2, 0.1, 0.1))) {
      server.createTopic(TOPIC);
      server.subscribe(TOPIC, SUBSCRIPTION);
      Map<String, String> expected = new TreeMap<>();
      for (int i = 0; i < COUNT; i++) {
        String text = "event " + i;
        expected.put(text, server.publish(TOPIC, text.getBytes(UTF_8), Map.of("tenant_id", "t")));
      }

      PipelineResult running = run(server);
      boolean complete = ALL.await(60, TimeUnit.SECONDS);
      stop(running);

      assertTrue(complete, "only " + SEEN.size() + " of " + COUNT);
      assertEquals(expected.keySet(), new TreeSet<>(SEEN.keySet()));
      SEEN.forEach((text, ids) -> assertEquals(Set.of(expected.get(text)), ids));
    }
  }

  private static PipelineResult run(PubsubServer server) {
    DirectOptions options =
        PipelineOptionsFactory.fromArgs(
                "--pubsubRootUrl=" + server.url(),
                "--project=titan-local",
                "--blockOnRun=false",
                "--credentialFactoryClass=" + NoopCredentialFactory.class.getName())
            .as(DirectOptions.class);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "read",
            PubsubIO.readMessagesWithAttributesAndMessageId().fromSubscription(SUBSCRIPTION))
        .apply("note", ParDo.of(new Note()));
    return pipeline.run();
  }

  private static void stop(PipelineResult running) {
    try {
      running.cancel();
    } catch (IOException | UnsupportedOperationException e) {
      throw new IllegalStateException("the runner does not stop", e);
    }
  }

  private static final class Note extends DoFn<PubsubMessage, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element PubsubMessage message) {
      String text = new String(message.getPayload(), UTF_8);
      SEEN.computeIfAbsent(text, any -> ConcurrentHashMap.newKeySet()).add(message.getMessageId());
      assertEquals("t", message.getAttribute("tenant_id"));
      if (SEEN.size() == COUNT) {
        ALL.countDown();
      }
    }
  }
}
