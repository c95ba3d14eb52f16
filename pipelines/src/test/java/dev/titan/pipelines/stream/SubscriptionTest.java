package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.pipelines.letters.LetterEdit;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterRow;
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
  private static final int AGAIN = 30;

  /** Sales without an id of their own. */
  private static final String SALES =
      """
      {"id": "shop.sales", "version": 1, "tenant": "acme", "source": "shop", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "0123456789abcdef0123456789abcdea",
       "variants": [{"needs": {"day": "string", "sum": "number"},
         "fields": {"event_time": {"parseDateTime": {"path": "day"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "sum"}}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

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
        .live(Map.of("pubsub.endpoint", server.url(), "stream.sieveMillis", "3600000"));
  }

  private static Faults faults() {
    Faults faults = Faults.seeded(7);
    for (Fault fault :
        List.of(Fault.UNAVAILABLE, Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE_AFTER)) {
      faults.at(0.02, fault);
    }
    return faults;
  }

  /** Messages may come more than once; each is read once, and the others are counted. */
  @Test
  void theLedgerIsThatOfTheSameOrdersInAFile() throws Exception {
    List<String> orders = OrderFiles.lines(ORDERS, 3);
    try (PubsubServer server = PubsubServer.start(faults(), Disorder.seeded(7, 0.1, 0.1))) {
      server.createTopic(TOPIC);
      server.subscribe(TOPIC, SUBSCRIPTION);
      for (String order : orders) {
        server.publish(TOPIC, order.getBytes(UTF_8), Map.of());
      }
      for (String order : orders.subList(0, AGAIN)) {
        server.publish(TOPIC, order.getBytes(UTF_8), Map.of());
      }
      TestHome home = home(server);
      try (Streaming stream = Streaming.of(home, request())) {
        while (!seenAll(home, orders)) {
          stream.nextCommit();
        }
        long distinct = orders.stream().distinct().count();
        stream.awaitRedelivered(ORDERS + AGAIN - distinct);
        stream.end();
        assertEquals(distinct, stream.sum(Counts::read));
      }
      TestHome batch = TestHome.withOrders(folder.resolve("batch")).live();
      Path files = Files.createDirectory(folder.resolve("files"));
      for (int i = 0; i < orders.size(); i++) {
        Files.writeString(files.resolve(i + ".json"), orders.get(i));
      }
      batch.ingest(files);
      assertEquals(batch.rollup(), home.rollup());
    }
  }

  /** It is the id of a message's one record; records that share a message have their content. */
  @Test
  void aMessageNamesItsOneEvent() throws Exception {
    String sale = "{\"day\":\"2026-11-01T10:00:00Z\",\"sum\":2.5}";
    String others = sale.replace("2.5", "3.5") + "\n" + sale.replace("2.5", "4.5") + "\n";
    try (PubsubServer server = PubsubServer.start()) {
      server.createTopic(TOPIC);
      server.subscribe(TOPIC, SUBSCRIPTION);
      TestHome home = home(server);
      home.publish(SALES);
      try (Streaming stream = Streaming.of(home, request())) {
        for (String id : List.of("a-1", "a-2")) {
          server.publish(TOPIC, sale.getBytes(UTF_8), Map.of("event_id", id));
          server.publish(TOPIC, others.getBytes(UTF_8), Map.of("event_id", id));
        }
        stream.awaitRead(6);
        String corrected = sale.replace("2.5", "9.5");
        server.publish(TOPIC, corrected.getBytes(UTF_8), Map.of("event_id", "a-2"));
        stream.awaitRead(7);
        stream.end();
      }
      List<List<Object>> named =
          home.query(
              "select event_id, amount::varchar, revision from ledger where event_id like 'a-%'"
                  + " order by 1");
      List<List<Object>> all = home.query("select event_key, amount from ledger order by 1");

      home.replay(RawSelection.ALL);

      assertEquals("[[a-1, 2.500000000, 1], [a-2, 9.500000000, 2]]", named.toString());
      assertEquals(4, all.size(), "a message of two records names none of them");
      assertEquals(all, home.query("select event_key, amount from ledger order by 1"));
    }
  }

  /** A record that is corrected by hand is still the event that its message has named. */
  @Test
  void theCorrectionOfAMessageHasItsId() throws Exception {
    String broken = "{\"day\":\"one day\",\"sum\":2.5}";
    try (PubsubServer server = PubsubServer.start()) {
      server.createTopic(TOPIC);
      server.subscribe(TOPIC, SUBSCRIPTION);
      TestHome home = home(server);
      home.publish(SALES);
      server.publish(TOPIC, broken.getBytes(UTF_8), Map.of("event_id", "a-1"));
      String twice = broken.replace("2.5", "3.5") + "\n" + broken.replace("2.5", "4.5");
      server.publish(TOPIC, twice.getBytes(UTF_8), Map.of("event_id", "a-1"));
      try (Streaming stream = Streaming.of(home, request())) {
        stream.awaitRead(3);
        stream.end();
      }
      int sum = 2;
      for (DeadLetterRow letter :
          home.installation().warehouse().deadLetters(DeadLetterFilter.OPEN, 10)) {
        String corrected = "{\"day\":\"2026-11-01T10:00:00Z\",\"sum\":" + sum++ + "}";
        assertTrue(
            new LetterEdit(home.installation(), letter).apply(corrected, Progress.NONE).accepted());
      }

      assertEquals(
          List.of(List.of(3L, 1L)),
          home.query("select count(*), count(*) filter (event_id = 'a-1') from ledger"));
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
