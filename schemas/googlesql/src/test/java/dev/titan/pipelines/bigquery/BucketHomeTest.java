package dev.titan.pipelines.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.storage.warehouse.SameTables;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.bigquery.write.StorageWriteServer;
import dev.titan.wire.dataflow.DataflowServer;
import dev.titan.wire.gcs.GcsServer;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home in Cloud Storage: all that processes must agree on lies in the bucket, so that workers
 * anywhere need nothing else.
 */
final class BucketHomeTest {
  @TempDir private Path folder;

  private final GcsServer gcs = GcsServer.start(Faults.seeded(11));
  private final LocalBigQuery bigQuery = LocalBigQuery.beside(gcs, Faults.seeded(4));
  private Verbs embedded;
  private Verbs cloud;

  @BeforeEach
  void makeHomes() throws IOException {
    gcs.createBucket("exports");
    gcs.createBucket("passing");
    gcs.createBucket("homes");
    cloud = home("titan", bigQuery.server().url());
    embedded =
        Verbs.in(
            folder.resolve("embedded"), "gcs.endpoint = " + gcs.url(), "inlinePayloadBytes = 200");
    export("a.json", Verbs.order(1, "12.50"), Verbs.order(2, "7.00"), Verbs.order(3, "3.25"));
    export("b.json", Verbs.order(3, "3.25")); // small enough to be kept in the warehouse
    export("c.json", Verbs.order(4, "8.75"), Verbs.order(5, "many"), Verbs.order(6, "2.00"));
  }

  @AfterEach
  void close() {
    bigQuery.close();
    gcs.close();
  }

  private void export(String name, String... lines) {
    gcs.put("exports", name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  @Test
  void anIngestAndAReplayGiveWhatTheyGiveInAFolder() throws IOException {
    gcs.faults()
        .plan(Fault.UNAVAILABLE_AFTER, 2, request -> request.method().equals("POST"))
        .at(0.01, Fault.UNAVAILABLE);
    for (String files : List.of("a.json", "*.json")) {
      embedded.ingest("gs://exports/" + files).ended(0);
      cloud.ingest("gs://exports/" + files).ended(0);
    }
    assertSameAsEmbedded();

    embedded.run("replay", "--all").ended(0);
    cloud.run("replay", "--all").ended(0);
    assertSameAsEmbedded();

    assertEquals(letters(embedded), letters(cloud));
    cloud.run("doctor").ended(0);
    assertTrue(gcs.faults().injected() >= 3);
    assertEquals(
        List.of(),
        gcs.names("homes").stream().filter(name -> name.matches(".*/(staged|work)/.*")).toList(),
        "nothing is left of runs that are committed");
  }

  private Verbs home(String name, String bigQueryUrl, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "bigquery.project = titan-test",
                "bigquery.datasetPrefix = shop",
                "bigquery.endpoint = " + bigQueryUrl,
                "bigquery.temporary = gs://passing/titan",
                "gcs.endpoint = " + gcs.url(),
                "inlinePayloadBytes = 200"));
    settings.addAll(List.of(more));
    gcs.put("homes", name + "/titan.properties", String.join("\n", settings).getBytes(UTF_8));
    return new Verbs(PathText.path("gs://homes/" + name + "#" + gcs.url()));
  }

  /**
   * The launching process takes in, sends the job, waits and commits; the bucket is all they share.
   */
  @Test
  void anIngestIsAJobOfDataflowWhoseWorkersNeedNothingButTheBucket() throws IOException {
    AtomicReference<Throwable> trouble = new AtomicReference<>();
    AtomicReference<DataflowServer> server = new AtomicReference<>();
    try (DataflowServer dataflow =
        DataflowServer.start(
            Faults.seeded(8),
            job -> {
              try {
                doTheWork();
                server.get().end(job.path("id").asText(), "JOB_STATE_DONE");
              } catch (RuntimeException | IOException e) {
                trouble.set(e);
                server.get().end(job.path("id").asText(), "JOB_STATE_FAILED");
              }
            })) {
      server.set(dataflow);
      cloud = home("titan", bigQuery.server().url(), "dataflow.endpoint = " + dataflow.url());
      embedded.ingest("gs://exports/a.json").ended(0);
      Verbs.Run run =
          cloud.ingest("gs://exports/a.json", "--runner", "dataflow", "--region", "europe-west3");

      assertNull(trouble.get());
      run.ended(0);
      assertSameAsEmbedded();
      ObjectNode job = dataflow.jobs().get(0);
      assertEquals("europe-west3", job.path("location").asText());
      assertEquals("JOB_TYPE_BATCH", job.path("type").asText());
      assertTrue(job.path("environment").toString().contains("titan"), job::toString);
    }
  }

  /** What a worker gets is in the job: the folder of the run, and that of the home. */
  private void doTheWork() throws IOException {
    Path run;
    try (var runs = Files.list(cloud.home().resolve("runs"))) {
      run =
          runs.filter(child -> Files.exists(child.resolve("plan.json"))).findFirst().orElseThrow();
    }
    JobWork.of(run, cloud.home());
  }

  /** The mapping is the one that an ingest has found, so that both read alike. */
  @Test
  void aStreamOfMessagesGivesWhatAnIngestOfTheSameOrdersGives() throws IOException {
    String topic = "projects/titan-local/topics/orders";
    String subscription = "projects/titan-local/subscriptions/titan";
    try (PubsubServer pubsub = PubsubServer.start(Faults.seeded(2), Disorder.seeded(7, 0.2, 0.3));
        StorageWriteServer server = bigQuery.writeServer(Faults.seeded(6))) {
      StorageWriteServer.trust();
      pubsub.createTopic(topic);
      pubsub.subscribe(topic, subscription);
      cloud = home("titan", server.url(), "pubsub.endpoint = " + pubsub.url());
      cloud.ingest("gs://exports/a.json").ended(0);
      embedded.ingest("gs://exports/a.json").ended(0);
      List<String> orders =
          IntStream.range(10, 40)
              .mapToObj(i -> Verbs.order(i, i % 7 == 0 ? "?" : i + ".10"))
              .toList();
      orders.forEach(order -> pubsub.publish(topic, order.getBytes(UTF_8), Map.of()));

      cloud
          .run(
              "stream",
              "--from",
              "pubsub:" + subscription,
              "--tenant",
              "hafen",
              "--location",
              "altona",
              "--window",
              "2s",
              "--until-idle",
              "3s")
          .ended(0);
      export("d.json", orders.toArray(new String[0]));
      embedded.ingest("gs://exports/d.json").ended(0);

      assertEquals(embedded.sums(), cloud.sums());
      assertEquals(letters(embedded).size(), letters(cloud).size());
      assertEquals(
          List.of(),
          gcs.names("homes").stream().filter(name -> name.contains("/arrivals/")).toList(),
          "what arrived is in runs that are committed");
    }
  }

  private static List<JsonNode> letters(Verbs home) throws IOException {
    List<JsonNode> letters = home.run("dead-letters", "list", "--json").ended(0).json();
    letters.forEach(
        letter -> ((ObjectNode) letter).remove(List.of("first_seen_at", "last_seen_at")));
    return letters;
  }

  private void assertSameAsEmbedded() throws IOException {
    assertEquals(embedded.sums(), cloud.sums());
    assertEquals(embedded.books(), cloud.books());
    embedded.rowsAgainst(bigQuery).check(SameTables.ALL, BigQueryStagingTest.UNLIKE);
  }
}
