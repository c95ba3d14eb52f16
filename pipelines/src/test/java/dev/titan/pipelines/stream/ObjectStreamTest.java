package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.storage.cloud.GcsPlace;
import dev.titan.storage.warehouse.RawSelection;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.gcs.GcsServer;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that land in a bucket, through the real clients and servers with faults. */
final class ObjectStreamTest {
  private static final String TOPIC = "projects/titan-local/topics/exports";
  private static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";
  private static final String BUCKET = "exports";
  private static final int OBJECTS = 12;
  private static final int RECORDS = 40;

  @TempDir private Path folder;
  private GcsServer gcs;
  private PubsubServer pubsub;

  private static Faults faults() {
    Faults faults = Faults.seeded(7);
    for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.DROPPED, Fault.UNAVAILABLE_AFTER)) {
      faults.at(0.03, fault);
    }
    return faults;
  }

  @BeforeEach
  void start() {
    gcs = GcsServer.start(faults());
    gcs.createBucket(BUCKET);
    pubsub = PubsubServer.start(faults(), Disorder.seeded(7, 0.2, 0.2));
    pubsub.createTopic(TOPIC);
    pubsub.subscribe(TOPIC, SUBSCRIPTION);
    gcs.listen(BUCKET, pubsub.notifications(TOPIC));
  }

  @AfterEach
  void stop() {
    pubsub.close();
    gcs.close();
  }

  private TestHome home() {
    return TestHome.withOrders(folder.resolve("home"))
        .live(Map.of("pubsub.endpoint", pubsub.url(), "gcs.endpoint", gcs.url()));
  }

  private static StreamRequest request() {
    return new StreamRequest(
        new StreamRequest.Notifications(SUBSCRIPTION, GcsPlace.parse("gs://exports/in/"), "acme"),
        new StreamRequest.Names(null, null, null),
        Duration.ofSeconds(1),
        null);
  }

  /** Most are small and some are not; each is one input, whatever is written after it. */
  @Test
  void theLedgerIsThatOfTheSameFiles() throws Exception {
    TestHome batch = TestHome.withOrders(folder.resolve("batch")).live();
    Path files = Files.createDirectory(folder.resolve("files"));
    for (int i = 0; i < OBJECTS; i++) {
      List<String> lines = OrderFiles.lines(i == 0 ? 10 * RECORDS : RECORDS, i);
      Path file = OrderFiles.write(files.resolve(i + ".ndjson"), lines);
      gcs.put(BUCKET, "in/acme/main/shop/" + i + ".ndjson", Files.readAllBytes(file));
    }
    gcs.put(BUCKET, "elsewhere/acme/main/shop/x.ndjson", "{}".getBytes(UTF_8));
    TestHome home = home();
    try (Streaming stream = Streaming.of(home, request())) {
      stream.awaitRead((OBJECTS + 9L) * RECORDS);
      stream.end();
    }
    batch.ingest(files);

    assertEquals(batch.rollup(), home.rollup());
    assertEquals(
        List.of(List.of((long) OBJECTS)),
        home.query(
            "select count(*) from raw_ingest where origin like 'gs://exports/in/%'"
                + " and json_extract_string(attributes, '$.objectGeneration') is not null"));
  }

  /** What is not there any more has a message of its own, or is nothing to read. */
  @Test
  void whatCannotBeBelievedIsADeadLetterAndWhatIsGoneIsPassed() throws Exception {
    byte[] order = OrderFiles.lines(1, 3).get(0).getBytes(UTF_8);
    gcs.put(BUCKET, "in/acme/main/shop/a.json", "{\"old\":1}".getBytes(UTF_8));
    gcs.put(BUCKET, "in/acme/main/shop/a.json", order);
    pubsub.publish(
        TOPIC,
        new byte[0],
        Map.of(
            "eventType", "OBJECT_FINALIZE",
            "bucketId", "secrets",
            "objectId", "in/globex/main/shop/b.json",
            "objectGeneration", "7"));
    pubsub.publish(TOPIC, order, Map.of("titan.edit_of", "0123"));
    TestHome home = home();
    try (Streaming stream = Streaming.of(home, request())) {
      stream.awaitRead(3);
      stream.end();
      assertEquals(List.of(), stream.problems());
    }

    home.replay(RawSelection.ALL);

    assertEquals(
        List.of(
            List.of("acme", "unknown", "MESSAGE_INVALID"),
            List.of("acme", "unknown", "MESSAGE_INVALID")),
        home.query("select tenant_id, location_id, reason from dead_letters"));
    assertEquals(
        List.of(List.of(1L)),
        home.query("select count(*) from raw_ingest where origin like 'gs://%'"));
    assertEquals(List.of(List.of(1L)), home.query("select count(*) from ledger"));
  }
}
