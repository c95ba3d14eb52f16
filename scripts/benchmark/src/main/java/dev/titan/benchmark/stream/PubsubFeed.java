package dev.titan.benchmark.stream;

import dev.titan.wire.pubsub.PubsubServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages of one event each, one tenant after the other, from a local server in this process. */
public final class PubsubFeed implements Feed {
  private static final String TOPIC = "projects/titan-local/topics/sales";
  private static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";

  private final PubsubServer server = PubsubServer.start();
  private final int tenants;

  /** A server with one subscription; its messages are of so many tenants. */
  public PubsubFeed(int tenants) {
    this.tenants = tenants;
    server.createTopic(TOPIC);
    server.subscribe(TOPIC, SUBSCRIPTION);
  }

  @Override
  public String name() {
    return "Pub/Sub server";
  }

  @Override
  public List<String> arguments() {
    return List.of(
        "--from", "pubsub:" + SUBSCRIPTION, "--tenant", Events.tenant(0), "--trust-tenant", "*");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("TITAN_PUBSUB_ENDPOINT", server.url());
  }

  @Override
  public int unit() {
    return 1;
  }

  @Override
  public void publish(long first, int count) {
    for (long number = first; number < first + count; number++) {
      Map<String, String> attributes =
          Map.of(
              "tenant_id", Events.tenant((int) (number % tenants)),
              "location_id", Events.LOCATION,
              "source", Events.SOURCE);
      server.publish(TOPIC, Events.line(number, Instant.now()), attributes);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
