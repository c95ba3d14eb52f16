package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.RawSelection;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of a subscription, through Beam's PubsubIO as it is and a server with faults. */
final class SubscriptionTest {
  private static final String TOPIC = "projects/titan-local/topics/orders";
  private static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";
  private static final int ORDERS = 120;

  @TempDir private Path folder;

  private static StreamRequest request() {
    return new StreamRequest(
        new StreamRequest.Subscription(SUBSCRIPTION, Set.of()),
        new StreamRequest.Names("acme", "main", "shop"),
        Duration.ofSeconds(1),
        null);
  }

  private TestHome home(PubsubServer server) {
    return TestHome.withOrders(folder.resolve("home"))
        .live(Map.of("pubsub.endpoint", server.url()));
  }

  private static Faults faults() {
    Faults faults = Faults.seeded(7);
    for (Fault fault :
        List.of(Fault.UNAVAILABLE, Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE_AFTER)) {
      faults.at(0.02, fault);
    }
    return faults;
  }

  /** Messages may come more than once, and the books say so; the ledger has each order once. */
  @Test
  void theLedgerIsThatOfTheSameOrdersInAFile() throws Exception {
    List<String> orders = OrderFiles.lines(ORDERS, 3);
    try (PubsubServer server = PubsubServer.start(faults(), Disorder.seeded(7, 0.1, 0.1))) {
      server.createTopic(TOPIC);
      server.subscribe(TOPIC, SUBSCRIPTION);
      for (String order : orders) {
        server.publish(TOPIC, order.getBytes(UTF_8), Map.of());
      }
      TestHome home = home(server);
      try (Streaming stream = Streaming.of(home, request())) {
        while (!seenAll(home, orders)) {
          stream.nextCommit();
        }
        stream.end();
        assertTrue(stream.sum(Counts::read) >= ORDERS);
      }
      TestHome batch = TestHome.withOrders(folder.resolve("batch")).live();
      for (String order : orders) {
        Files.writeString(folder.resolve("order.json"), order);
        batch.ingest(folder.resolve("order.json"));
      }
      assertEquals(batch.rollup(), home.rollup());
    }
  }

  private static boolean seenAll(TestHome home, List<String> orders) {
    long distinct = orders.stream().distinct().count();
    return !home.installation().warehouse().runs().isEmpty()
        && home.query("select count(*) from raw_ingest").equals(List.of(List.of(distinct)));
  }

  /** A message that is not to be believed stays a dead letter, whatever is replayed. */
  @Test
  void aMessageOfAnotherTenantIsRefusedForGood() throws Exception {
    try (PubsubServer server = PubsubServer.start(Faults.seeded(1), Disorder.seeded(1, 0, 0))) {
      server.createTopic(TOPIC);
      server.subscribe(TOPIC, SUBSCRIPTION);
      byte[] order =
          "{\"id\":\"1\",\"at\":\"2026-11-01T10:00:00Z\",\"total\":12.5}".getBytes(UTF_8);
      server.publish(TOPIC, order, Map.of("tenant_id", "globex"));
      server.publish(TOPIC, order, Map.of());
      TestHome home = home(server);
      try (Streaming stream = Streaming.of(home, request())) {
        stream.awaitRead(2);
        stream.end();
      }

      home.replay(RawSelection.ALL);

      assertEquals(
          List.of(List.of("acme", "TENANT_NOT_TRUSTED", "OPEN")),
          home.query("select tenant_id, reason, status from dead_letters"));
      assertEquals(List.of(List.of(1L)), home.query("select count(*) from ledger"));
    }
  }
}
