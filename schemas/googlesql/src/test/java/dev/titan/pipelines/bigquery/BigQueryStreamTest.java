package dev.titan.pipelines.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.schemas.hash.Hashes;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.bigquery.write.StorageWriteServer;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code titan stream} from Pub/Sub, which delivers twice and in any order, into BigQuery by the
 * Storage Write API, all with faults: unmodified clients over the wire.
 */
final class BigQueryStreamTest {
  private static final String TOPIC = "projects/titan-local/topics/orders";
  private static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";
  static final String MAPPING =
      """
      {"id": "shop.orders", "version": 1, "tenant": "hafen", "source": "shop", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "0123456789abcdef0123456789abcdef",
       "variants": [{"needs": {"order_id": "string", "created_at": "string", "total": "string"},
         "fields": {"event_id": {"path": "order_id"},
                    "event_time": {"parseDateTime": {"path": "created_at"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "total"}}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;
  private static final int ORDERS = 40;
  private static final int AGAIN = 8;

  /** Columns of raw_ingest. */
  private static final int CONTENT_HASH = 4;

  private static final int ORIGIN = 7;

  /** What two installations give differently to the same bytes, as messages and as files. */
  static final String[] UNLIKE = {
    "run_id", // each makes up ids of its own, and windows are runs
    "last_run_id",
    "received_at", // by their own clocks
    "first_received_at",
    "ingestion_date", // the day of it
    "first_seen_at",
    "last_seen_at",
    "origin", // a message or a file; compared with the messages below
    "deliveries", // some messages come twice, in one window or in two
    "seen",
  };

  @TempDir private Path folder;

  @Test
  void theRowsAreThoseOfTheEmbeddedWarehouseAndTheBooksBalance() throws IOException {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(Verbs.order(i, i % 10 == 7 ? "many" : i + ".50"));
    }
    orders.add(Verbs.STRANGE_ORDER);
    Faults faults = Faults.seeded(11).at(0.02, Fault.UNAVAILABLE).at(0.02, Fault.TOO_MANY_REQUESTS);
    faults.plan(Fault.UNAVAILABLE, 1, request -> request.path().endsWith(":pull"));
    faults.plan(Fault.TOO_MANY_REQUESTS, 1, request -> request.path().endsWith(":acknowledge"));
    Faults writing = Faults.seeded(6);
    for (Fault fault : List.of(Fault.UNAVAILABLE_AFTER, Fault.DROPPED_AFTER)) {
      writing.plan(fault, 1, request -> request.path().startsWith("/AppendRows/"));
      writing.plan(fault, 1, request -> request.path().startsWith("/FlushRows/"));
    }
    try (PubsubServer pubsub = PubsubServer.start(faults, Disorder.seeded(7, 0.1, 0.3));
        LocalBigQuery bigQuery = LocalBigQuery.empty(Faults.seeded(5));
        StorageWriteServer server = bigQuery.writeServer(writing)) {
      StorageWriteServer.trust();
      bigQuery.makeTables();
      Faults refusals = bigQuery.server().faults();
      refusals.at(0.02, Fault.UNAVAILABLE).at(0.02, Fault.TOO_MANY_REQUESTS);
      pubsub.createTopic(TOPIC);
      pubsub.subscribe(TOPIC, SUBSCRIPTION);
      Set<List<Object>> messages = new HashSet<>();
      orders.forEach(order -> messages.add(publish(pubsub, order)));
      orders.subList(0, AGAIN).forEach(order -> messages.add(publish(pubsub, order)));
      Verbs cloud =
          home(
              "cloud",
              "bigquery.project = titan-test",
              "bigquery.datasetPrefix = shop",
              "bigquery.temporary = gs://nobody/passes/files/here",
              "bigquery.endpoint = " + server.url(),
              "pubsub.endpoint = " + pubsub.url());
      Verbs embedded = home("embedded");

      stream(cloud).ended(0);
      ingestEach(embedded, orders).ended(0);

      assertEquals(embedded.sums(), cloud.sums());
      embedded
          .rowsAgainst(bigQuery)
          .check(List.of("ledger", "daily_rollup", "dead_letters", "raw_ingest"), UNLIKE);
      for (List<Object> object : bigQuery.rows("raw_ingest")) {
        assertTrue(messages.contains(List.of(object.get(CONTENT_HASH), object.get(ORIGIN))));
      }
      assertEquals(orders.size(), bigQuery.rows("raw_ingest").size());
      assertEquals(orders.size() - ORDERS / 10, bigQuery.rows("ledger").size());
      assertEquals(ORDERS / 10, bigQuery.rows("dead_letters").size());
      assertBalanced(cloud.books());
      assertStagedByThePipeline(cloud.home());
      assertTrue(faults.injected() >= 2, "Pub/Sub went wrong");
      assertTrue(refusals.injected() > 0, "BigQuery went wrong");
      assertTrue(writing.injected() >= 4, "the answers to rows went wrong");
    }
  }

  /** Content and origin of a message. */
  private static List<Object> publish(PubsubServer pubsub, String order) {
    byte[] bytes = order.getBytes(UTF_8);
    String id = pubsub.publish(TOPIC, bytes, Map.of());
    String hash = HexFormat.of().formatHex(Hashes.newSha256().digest(bytes));
    return List.of(hash, SUBSCRIPTION + "/" + id);
  }

  private Verbs home(String name, String... settings) throws IOException {
    Verbs home = Verbs.in(folder.resolve(name), settings);
    home.run("locations", "set", "hafen", "altona", "--zone", "Europe/Berlin", "--currency", "EUR")
        .ended(0);
    Path mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);
    home.run("mappings", "import", mapping.toString(), "--tenant", "hafen").ended(0);
    return home;
  }

  private static Verbs.Run stream(Verbs home) {
    return home.run(
        "stream",
        "--from",
        "pubsub:" + SUBSCRIPTION,
        "--tenant",
        "hafen",
        "--location",
        "altona",
        "--source",
        "shop",
        "--window",
        "2s",
        "--until-idle",
        "3s");
  }

  /** Ingests each order as a file of its own. */
  private Verbs.Run ingestEach(Verbs home, List<String> orders) throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    for (int i = 0; i < orders.size(); i++) {
      Files.writeString(files.resolve(i + ".json"), orders.get(i));
    }
    return home.run(
        "ingest",
        files.toString(),
        "--tenant",
        "hafen",
        "--location",
        "altona",
        "--source",
        "shop");
  }

  /** What such a manifest names is committed without a load. */
  private static void assertStagedByThePipeline(Path home) throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      List<Path> manifests =
          runs.map(run -> run.resolve("manifest.json")).filter(Files::exists).toList();
      assertFalse(manifests.isEmpty());
      for (Path manifest : manifests) {
        assertTrue(Files.readString(manifest).contains("\"staged_as\""), manifest::toString);
      }
    }
  }

  private static void assertBalanced(List<JsonNode> runs) {
    long read = 0;
    for (JsonNode run : runs) {
      long outcomes = 0;
      for (String outcome :
          List.of("written", "updated", "duplicate", "dead_lettered", "ignored")) {
        assertTrue(run.has(outcome), run::toString);
        outcomes += run.path(outcome).asLong();
      }
      assertEquals(run.path("read").asLong(), outcomes);
      read += run.path("read").asLong();
    }
    assertTrue(read >= ORDERS, read + " read");
  }
}
