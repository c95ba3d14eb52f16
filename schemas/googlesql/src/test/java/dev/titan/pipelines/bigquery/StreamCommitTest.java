package dev.titan.pipelines.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.pipelines.launch.Template;
import dev.titan.pipelines.stream.StreamRequest;
import dev.titan.pipelines.stream.StreamWork;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.wire.Faults;
import dev.titan.wire.bigquery.write.StorageWriteServer;
import dev.titan.wire.dataflow.DataflowServer;
import dev.titan.wire.gcs.GcsServer;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams that templates have launched: workers stage their windows, and {@code titan commit} alone
 * makes ledger and dead letters of them. No process that has launched them is left.
 */
final class StreamCommitTest {
  private static final String TOPIC = "projects/titan-local/topics/orders";
  private static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration NO_END = Duration.ofMinutes(10);

  @TempDir private Path folder;

  private final GcsServer gcs = GcsServer.start();
  private final LocalBigQuery bigQuery = LocalBigQuery.beside(gcs, Faults.seeded(4));
  private final StorageWriteServer writes = bigQuery.writeServer(Faults.seeded(6));
  private final DataflowServer dataflow = DataflowServer.start(Faults.seeded(8), job -> {});
  private final PubsubServer pubsub =
      PubsubServer.start(Faults.seeded(2), Disorder.seeded(7, 0.2, 0.3));
  private Verbs cloud;
  private Verbs embedded;

  @BeforeEach
  void makeHomes() throws IOException {
    StorageWriteServer.trust();
    List.of("passing", "homes").forEach(gcs::createBucket);
    pubsub.createTopic(TOPIC);
    pubsub.subscribe(TOPIC, SUBSCRIPTION);
    String settings =
        String.join(
            "\n",
            "bigquery.project = titan-test",
            "bigquery.datasetPrefix = shop",
            "bigquery.endpoint = " + writes.url(),
            "bigquery.temporary = gs://passing/titan",
            "gcs.endpoint = " + gcs.url(),
            "dataflow.endpoint = " + dataflow.url(),
            "pubsub.endpoint = " + pubsub.url(),
            "stream.sieveMillis = 0", // so that repeats come as far as the commit
            "inlinePayloadBytes = 200");
    gcs.put("homes", "titan/titan.properties", settings.getBytes(UTF_8));
    cloud = new Verbs(PathText.path("gs://homes/titan#" + gcs.url()));
    embedded = Verbs.in(folder.resolve("embedded"), "inlinePayloadBytes = 200");
    Path mapping = Files.writeString(folder.resolve("mapping.json"), BigQueryStreamTest.MAPPING);
    for (Verbs home : List.of(cloud, embedded)) {
      home.run("locations", "set", "hafen", "altona", "--zone=Europe/Berlin", "--currency=EUR")
          .ended(0);
      home.run("mappings", "import", mapping.toString(), "--tenant=hafen").ended(0);
    }
  }

  @AfterEach
  void close() {
    dataflow.close();
    pubsub.close();
    writes.close();
    bigQuery.close();
    gcs.close();
  }

  @Test
  void whatWorkersStageIsCommittedByTheCommitAlone() throws IOException {
    List<String> first = orders(0, 16);
    List<String> second = orders(12, 24); // some were there before, as messages of their own
    launch("events");

    try (StreamWork work = work(WINDOW)) {
      work.awaitStaged(publish(first));
      List<JsonNode> told = commit(0);
      assertFalse(runs(told).isEmpty());
      assertTrue(summary(told).path("lag_seconds").asLong() < 120, told::toString);
      ingestEach(first);
      assertSameAsEmbedded();

      work.awaitStaged(publish(second));
    }
    assertFalse(runs(commit(0)).isEmpty());
    ingestEach(second);
    assertSameAsEmbedded();

    String books = cloud.books().toString();
    assertEquals(List.of(), runs(commit(0)), "all is committed");
    assertEquals(books, cloud.books().toString());
    assertSameAsEmbedded();
    assertNothingWaits();
    assertBalanced(cloud.books());
  }

  @Test
  void aJobThatHasFailedIsToldOnceAndTheNextGoesOnWhereItWas() throws IOException {
    List<String> orders = orders(0, 10);
    launch("events");
    Set<String> origins;
    try (StreamWork work = work(NO_END)) {
      origins = publish(orders);
      work.awaitKept(orders.size());
    }
    commit(0); // the job is at work: nothing to commit, and no alarm
    dataflow.end(dataflow.jobs().get(0).path("id").asText(), "JOB_STATE_FAILED");

    List<JsonNode> told = commit(1);
    JsonNode failed = told.get(told.size() - 1);
    assertEquals("stream failed", failed.path("state").asText());
    assertTrue(
        failed
            .path("why")
            .asText()
            .contains("job events in europe-west3 ended as JOB_STATE_FAILED"),
        failed::toString);
    assertEquals(orders.size(), failed.path("arrivals_waiting").asInt());
    assertEquals(1, commit(0).size(), "once");
    assertEquals("", cloud.sums());

    launch("events");
    commit(0); // the job of that name that has failed is of another launch
    try (StreamWork work = work(WINDOW)) {
      work.awaitStaged(origins);
    }
    commit(0);
    ingestEach(orders);
    assertSameAsEmbedded();

    dataflow.end(dataflow.jobs().get(1).path("id").asText(), "JOB_STATE_CANCELLED");
    String cancelled = cloud.run("commit").ended(1).err();
    assertTrue(cancelled.contains("JOB_STATE_CANCELLED"), cancelled);
    cloud.run("commit").ended(0);
  }

  private void launch(String name) throws IOException {
    new LocalLaunches(gcs, folder)
        .launch(
            Template.STREAM,
            name,
            "--subscription=" + SUBSCRIPTION,
            "--tenant=hafen",
            "--location=altona",
            "--source=shop",
            "--windowSeconds=1");
  }

  private StreamWork work(Duration window) {
    return StreamWork.begin(
        cloud.home(),
        new StreamRequest(
            new StreamRequest.Subscription(SUBSCRIPTION, Set.of()),
            new StreamRequest.Names("hafen", "altona", "shop"),
            window,
            null));
  }

  private static List<String> orders(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Verbs.order(i, i % 7 == 0 ? "?" : i + ".10"))
        .toList();
  }

  /** The origins of the messages. */
  private Set<String> publish(List<String> orders) {
    Set<String> origins = new HashSet<>();
    for (String order : orders) {
      origins.add(SUBSCRIPTION + "/" + pubsub.publish(TOPIC, order.getBytes(UTF_8), Map.of()));
    }
    return origins;
  }

  /** Ingests each order as a file of its own. */
  private void ingestEach(List<String> orders) throws IOException {
    Path files = Files.createTempDirectory(folder, "files");
    for (int i = 0; i < orders.size(); i++) {
      Files.writeString(files.resolve(i + ".json"), orders.get(i));
    }
    embedded
        .run("ingest", files.toString(), "--tenant=hafen", "--location=altona", "--source=shop")
        .ended(0);
  }

  private List<JsonNode> commit(int code) throws IOException {
    return cloud.run("commit", "--json").ended(code).json();
  }

  private static List<JsonNode> runs(List<JsonNode> told) {
    return told.stream().filter(line -> line.has("run_id")).toList();
  }

  private static JsonNode summary(List<JsonNode> told) {
    return told.stream().filter(line -> line.has("lag_seconds")).findFirst().orElseThrow();
  }

  private void assertSameAsEmbedded() {
    assertEquals(embedded.sums(), cloud.sums());
    embedded
        .rowsAgainst(bigQuery)
        .check(
            List.of("ledger", "ledger_contents", "daily_rollup", "dead_letters", "raw_ingest"),
            BigQueryStreamTest.UNLIKE);
    assertTrue(bigQuery.rows("dead_letters").size() > 0);
  }

  /** Neither what was taken in, nor what runs have put by, is left of what is committed. */
  private void assertNothingWaits() {
    assertEquals(
        List.of(),
        gcs.names("homes").stream()
            .filter(name -> name.matches(".*/(arrivals|staged|work)/.*"))
            .toList());
  }

  private static void assertBalanced(List<JsonNode> runs) {
    for (JsonNode run : runs) {
      long outcomes = 0;
      for (String outcome :
          List.of("written", "updated", "duplicate", "dead_lettered", "ignored")) {
        outcomes += run.path(outcome).asLong();
      }
      assertEquals(run.path("read").asLong(), outcomes, run::toString);
    }
  }
}
