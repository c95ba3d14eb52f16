package dev.titan.pipelines.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.pipelines.launch.Template;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.storage.warehouse.SameTables;
import dev.titan.wire.Faults;
import dev.titan.wire.dataflow.DataflowServer;
import dev.titan.wire.gcs.GcsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mains of the templates, up to the submission and, where the test does a job's work in the
 * place of Dataflow, on to the commit. The launcher is gone by then: the bucket is all that is
 * left.
 */
final class TemplateLaunchTest {
  @TempDir private Path folder;

  private final GcsServer gcs = GcsServer.start();
  private final LocalBigQuery bigQuery = LocalBigQuery.beside(gcs, Faults.seeded(4));
  private final DataflowServer dataflow = DataflowServer.start(Faults.seeded(8), job -> {});
  private Verbs cloud;
  private Verbs embedded;

  @BeforeEach
  void makeHomes() throws IOException {
    List.of("exports", "passing", "homes").forEach(gcs::createBucket);
    String settings =
        String.join(
            "\n",
            "bigquery.project = titan-test",
            "bigquery.datasetPrefix = shop",
            "bigquery.endpoint = " + bigQuery.server().url(),
            "bigquery.temporary = gs://passing/titan",
            "gcs.endpoint = " + gcs.url(),
            "dataflow.endpoint = " + dataflow.url(),
            "inlinePayloadBytes = 200");
    gcs.put("homes", "titan/titan.properties", settings.getBytes(UTF_8));
    cloud = new Verbs(PathText.path("gs://homes/titan#" + gcs.url()));
    embedded =
        Verbs.in(
            folder.resolve("embedded"), "gcs.endpoint = " + gcs.url(), "inlinePayloadBytes = 200");
    export("a.json", Verbs.order(1, "12.50"), Verbs.order(2, "7.00"), Verbs.order(3, "3.25"));
    export("b.json", Verbs.order(4, "8.75"), Verbs.order(5, "many"), Verbs.order(3, "3.25"));
    for (Verbs home : List.of(cloud, embedded)) {
      home.run("locations", "set", "hafen", "altona", "--zone=Europe/Berlin", "--currency=EUR")
          .ended(0);
    }
  }

  @AfterEach
  void close() {
    dataflow.close();
    bigQuery.close();
    gcs.close();
  }

  private void export(String name, String... lines) {
    gcs.put("exports", name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private String launch(Template template, String name, String... parameters) throws IOException {
    return new LocalLaunches(gcs, folder).launch(template, name, parameters);
  }

  private ObjectNode job(String name) {
    return dataflow.jobs().stream()
        .filter(job -> job.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What Dataflow's workers would do: the run's folder is in the job's options. */
  private void doTheWork(ObjectNode job) {
    JsonNode given = job.path("environment").path("sdkPipelineOptions").path("options");
    JobWork.of(
        PathText.path(given.path("runFolder").asText()),
        PathText.path(given.path("home").asText()));
    dataflow.end(job.path("id").asText(), "JOB_STATE_DONE");
  }

  private static List<String> steps(ObjectNode job) {
    List<String> names = new ArrayList<>();
    for (JsonNode step : job.path("steps")) {
      names.add(step.path("properties").path("user_name").path("value").asText());
    }
    return names;
  }

  private static Map<String, String> jars(ObjectNode job) {
    Map<String, String> jars = new TreeMap<>();
    for (JsonNode pool : job.path("environment").path("workerPools")) {
      for (JsonNode staged : pool.path("packages")) {
        jars.put(staged.path("name").asText(), staged.path("location").asText());
      }
    }
    return jars;
  }

  private Set<String> stagedObjects() {
    Set<String> names = new TreeSet<>(gcs.names("passing"));
    names.removeIf(name -> !name.contains("/staging/") || !name.endsWith(".jar"));
    return names;
  }

  @Test
  void anIngestAndAReplayAreLeftToTheirJobsAndCommittedBehindThem() throws IOException {
    String told =
        launch(Template.INGEST, "nightly", "--input=gs://exports/*.json", "--place=hafen/altona");

    assertTrue(told.contains("with 2 inputs is left to its job"), told);
    ObjectNode job = job("nightly");
    assertEquals("titan-jobs", job.path("projectId").asText());
    assertEquals("JOB_TYPE_BATCH", job.path("type").asText());
    assertEquals("data", job.path("labels").path("team").asText());
    assertEquals("ingest", job.path("labels").path("titan").asText());
    assertTrue(told.contains(job.path("labels").path("titan-run").asText()), told);
    assertEquals(
        LocalLaunches.WORKERS, job.path("environment").path("serviceAccountEmail").asText());
    assertEquals(
        "regions/europe-west3/subnetworks/titan",
        job.path("environment").path("workerPools").path(0).path("subnetwork").asText());
    List<String> steps = steps(job);
    for (String step :
        List.of("Decode, classify, refine, guard, stage", "Stage in BigQuery/Close the manifest")) {
      assertTrue(steps.contains(step), steps::toString);
    }

    cloud.run("commit").ended(0); // the job is not done: there is nothing to commit, and no alarm
    embedded.run("ingest", "gs://exports/*.json", "--tenant=hafen", "--location=altona").ended(0);
    assertFalse(embedded.sums().isEmpty());
    assertEquals("", cloud.sums());
    doTheWork(job);
    cloud.run("commit").ended(0);
    assertSameAsEmbedded();

    Set<String> before = stagedObjects();
    assertEquals(LocalLaunches.someJars().size(), before.size(), before::toString);
    assertTrue(before.stream().allMatch(name -> name.matches(".*-[A-Za-z0-9_-]{43}\\.jar")));
    assertTrue(
        launch(Template.REPLAY, "again", "--tenant=hafen").contains("with 2 inputs"), "no replay");
    assertEquals(before, stagedObjects(), "the jars lie there, under their hashes");
    assertEquals(jars(job), jars(job("again")));
    doTheWork(job("again"));
    cloud.run("commit").ended(0);
    embedded.run("replay", "--all").ended(0);
    assertSameAsEmbedded();
  }

  @Test
  void aRunWhoseJobHasFailedIsToldOnceAndCanBeLaunchedAgain() throws IOException {
    String[] parameters = {"--input=gs://exports/a.json", "--place=hafen/altona"};
    launch(Template.INGEST, "nightly", parameters);
    cloud.run("runs", "list").ended(0);
    dataflow.end(job("nightly").path("id").asText(), "JOB_STATE_FAILED");

    Verbs.Run commit = cloud.run("commit").ended(1);
    assertTrue(
        commit.err().contains("job nightly in europe-west3 ended as JOB_STATE_FAILED"),
        commit.err());
    cloud.run("commit").ended(0);
    assertTrue(cloud.run("runs", "list").ended(0).out().contains("failed"));

    launch(Template.INGEST, "nightly", parameters);
    cloud.run("commit").ended(0); // the job of that name that has failed is of another run
    doTheWork(dataflow.jobs().get(1));
    cloud.run("commit").ended(0);
    embedded.run("ingest", "gs://exports/a.json", "--tenant=hafen", "--location=altona").ended(0);
    assertEquals(embedded.sums(), cloud.sums());
  }

  /** So the launcher wants it: it makes the job of this file itself. */
  @Test
  void whereALocationIsGivenTheJobIsWrittenThere() throws IOException {
    launch(
        Template.DISCOVER,
        "look",
        "--input=gs://exports/",
        "--place=hafen/altona",
        "--templateLocation=gs://passing/launches/job_object");

    assertEquals(List.of(), dataflow.jobs());
    JsonNode job =
        new ObjectMapper().readTree(gcs.get("passing", "launches/job_object").orElseThrow());
    assertTrue(
        steps((ObjectNode) job).contains("Propose mappings"), steps((ObjectNode) job)::toString);
    assertEquals("discover", job.path("labels").path("titan").asText());
  }

  @Test
  void streamsAndDiscoveriesAreJobsOfTheirOwn() throws IOException {
    launch(
        Template.STREAM,
        "events",
        "--subscription=projects/titan-test/subscriptions/events",
        "--tenant=hafen",
        "--windowSeconds=30");
    ObjectNode stream = job("events");
    assertEquals("JOB_TYPE_STREAMING", stream.path("type").asText());
    assertEquals("stream", stream.path("labels").path("titan").asText());
    assertEquals(
        30_000,
        stream
            .path("environment")
            .path("sdkPipelineOptions")
            .path("options")
            .path("windowMillis")
            .asInt());

    launch(
        Template.STREAM_OBJECTS,
        "objects",
        "--subscription=projects/titan-test/subscriptions/objects",
        "--watched=gs://exports/in",
        "--owner=hafen");
    assertEquals("JOB_TYPE_STREAMING", job("objects").path("type").asText());

    launch(Template.DISCOVER, "look", "--input=gs://exports/", "--place=hafen/altona");
    assertEquals("JOB_TYPE_BATCH", job("look").path("type").asText());
    assertTrue(steps(job("look")).contains("Propose mappings"), steps(job("look"))::toString);
  }

  private void assertSameAsEmbedded() throws IOException {
    assertEquals(embedded.sums(), cloud.sums());
    assertEquals(embedded.books(), cloud.books());
    embedded.rowsAgainst(bigQuery).check(SameTables.ALL, BigQueryStagingTest.UNLIKE);
  }
}
