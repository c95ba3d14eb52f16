package dev.titan.wire.pubsub;

import dev.titan.wire.Faults;
import dev.titan.wire.Json;
import dev.titan.wire.WireServer;
import dev.titan.wire.gcs.ObjectEvent;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A local Pub/Sub: all in memory, over plain HTTP, for unmodified clients.
 *
 * <pre>{@code
 * try (PubsubServer pubsub = PubsubServer.start(Faults.all(7, 0.05), Disorder.seeded(7, 0.1, 0.1))) {
 *   pubsub.createTopic("projects/titan-local/topics/events");
 *   pubsub.subscribe("projects/titan-local/topics/events", "projects/titan-local/subscriptions/titan");
 *   options.setPubsubRootUrl(pubsub.url()) ...
 * }
 * }</pre>
 */
public final class PubsubServer implements AutoCloseable {
  private final PubsubApi api;
  private final WireServer server;

  private PubsubServer(Faults faults, Disorder disorder, InstantSource clock) {
    this.api = new PubsubApi(clock, disorder);
    this.server = WireServer.start(api::answer, faults);
  }

  /** A server without faults. */
  public static PubsubServer start() {
    return start(Faults.seeded(0), Disorder.none());
  }

  /** A server with faults. */
  public static PubsubServer start(Faults faults, Disorder disorder) {
    return start(faults, disorder, InstantSource.system());
  }

  /** A server with a clock of its own, which says when leases end. */
  public static PubsubServer start(Faults faults, Disorder disorder, InstantSource clock) {
    return new PubsubServer(faults, disorder, clock);
  }

  /** Where it is: what Beam's option {@code pubsubRootUrl} wants. */
  public String url() {
    return server.url();
  }

  /** What goes wrong. */
  public Faults faults() {
    return server.faults();
  }

  /** How many requests have come. */
  public long requests() {
    return server.requests();
  }

  /**
   * Makes a topic.
   *
   * @param topic {@code projects/P/topics/T}
   */
  public void createTopic(String topic) {
    api.createTopic(topic);
  }

  /**
   * Makes a subscription with the default deadline of 10 seconds.
   *
   * @param topic {@code projects/P/topics/T}, which is there
   * @param subscription {@code projects/P/subscriptions/S}
   */
  public void subscribe(String topic, String subscription) {
    api.createSubscription(SubscriptionConfig.of(subscription, Json.object().put("topic", topic)));
  }

  /**
   * Publishes a message past the wire and its faults.
   *
   * @return its id
   */
  public String publish(String topic, byte[] data, Map<String, String> attributes) {
    return api.publish(topic, data, attributes);
  }

  /** How many messages of a subscription are neither acknowledged nor given up. */
  public int backlog(String subscription) {
    return api.subscription(subscription).backlog();
  }

  /** How many acknowledgements have come, effective or not. */
  public long acknowledged(String subscription) {
    return api.acknowledged(subscription);
  }

  /** Publishes each change of a bucket: {@code gcs.listen(bucket, pubsub.notifications(topic))}. */
  public Consumer<ObjectEvent> notifications(String topic) {
    return event -> publish(topic, event.data(), event.attributes());
  }

  @Override
  public void close() {
    server.close();
  }
}
