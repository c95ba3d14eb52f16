package dev.titan.pipelines.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.storage.warehouse.SameTables;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.WireRequest;
import dev.titan.wire.gcs.GcsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code titan ingest gs://...} into BigQuery with a folder for passing files: the pipeline itself
 * writes the staging tables, through BigQueryIO and Cloud Storage, both with faults.
 */
final class BigQueryStagingTest {
  /** What two installations give differently to the same objects. */
  static final String[] UNLIKE = {
    "run_id", // each makes up ids of its own
    "last_run_id",
    "received_at", // by their own clocks
    "first_received_at",
    "ingestion_date", // the day of it
    "first_seen_at",
    "last_seen_at",
    "created_at",
    "committed_at",
    "manifest_hash", // holds the id and times of the run
  };

  @TempDir private Path folder;

  private final GcsServer gcs = GcsServer.start(Faults.seeded(5));
  private final LocalBigQuery bigQuery = LocalBigQuery.beside(gcs, Faults.seeded(3));
  private Verbs embedded;
  private Verbs cloud;

  @BeforeEach
  void makeHomes() throws IOException {
    gcs.createBucket("exports");
    gcs.createBucket("passing");
    cloud =
        Verbs.in(
            folder.resolve("cloud"),
            "bigquery.project = titan-test",
            "bigquery.datasetPrefix = shop",
            "bigquery.endpoint = " + bigQuery.server().url(),
            "bigquery.temporary = gs://passing/titan",
            "gcs.endpoint = " + gcs.url());
    embedded = Verbs.in(folder.resolve("embedded"), "gcs.endpoint = " + gcs.url());
    export("a.json", Verbs.order(1, "12.50"), Verbs.order(2, "7.00"), Verbs.order(3, "3.25"));
    export(
        "b.json",
        Verbs.order(3, "3.25"),
        Verbs.order(4, "8.75"),
        Verbs.order(5, "many"),
        Verbs.STRANGE_ORDER);
  }

  @AfterEach
  void close() {
    RunProbe.listen(point -> {});
    bigQuery.close();
    gcs.close();
  }

  private void export(String name, String... lines) {
    gcs.put("exports", name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void assertSameAsEmbedded() throws IOException {
    assertEquals(embedded.sums(), cloud.sums());
    assertEquals(embedded.books(), cloud.books());
    embedded.rowsAgainst(bigQuery).check(SameTables.ALL, UNLIKE);
    assertEquals(List.of(), gcs.names("passing"), "passing files are removed");
  }

  @Test
  void whatThePipelineStagesGivesTheLedgerOfTheEmbeddedWarehouse() throws IOException {
    gcs.faults()
        .plan(Fault.UNAVAILABLE, 1, request -> request.path().startsWith("/upload/"))
        .plan(Fault.DROPPED, 1, request -> request.path().startsWith("/batch"))
        .at(0.02, Fault.UNAVAILABLE);
    Faults faults = bigQuery.server().faults();
    faults.at(0.02, Fault.TOO_MANY_REQUESTS).at(0.02, Fault.UNAVAILABLE);
    // The load has begun, and its answer is lost: a second one must not load its rows again.
    faults
        .plan(Fault.UNAVAILABLE_AFTER, 1, BigQueryStagingTest::loads)
        .plan(Fault.DROPPED_AFTER, 1, BigQueryStagingTest::loads)
        .plan(Fault.TOO_MANY_REQUESTS, 1, BigQueryStagingTest::loads);

    for (String file : List.of("a.json", "b.json")) {
      embedded.ingest("gs://exports/" + file).ended(0);
      cloud.ingest("gs://exports/" + file).ended(0);
    }

    assertSameAsEmbedded();
    assertEquals(5, bigQuery.rows("ledger").size());
    assertEquals(6, bigQuery.rows("staging_entries").size(), "nothing is staged twice");
    assertTrue(faults.injected() >= 3);
    assertTrue(gcs.faults().injected() >= 2);
  }

  private static boolean loads(WireRequest request) {
    return request.path().endsWith("/jobs")
        && new String(request.body(), StandardCharsets.UTF_8).contains("\"load\"");
  }

  /** Its rows are in the staging tables, and no manifest says so: they must never be read. */
  @Test
  void whatAFailedAttemptHasWrittenIsNotRead() throws IOException {
    RunProbe.listen(
        point -> {
          if (point == RunProbe.Point.ROWS_WRITTEN) {
            throw new IllegalStateException("ended by a test");
          }
        });
    cloud.ingest("gs://exports/a.json").ended(1);
    assertEquals(3, bigQuery.rows("staging_entries").size());
    assertEquals(0, bigQuery.rows("ledger").size());
    RunProbe.listen(point -> {});

    cloud.ingest("gs://exports/b.json").ended(0);
    embedded.ingest("gs://exports/a.json").ended(0);
    embedded.ingest("gs://exports/b.json").ended(0);

    assertSameAsEmbedded();
    assertEquals(5, bigQuery.rows("ledger").size());
    assertEquals(9, bigQuery.rows("staging_entries").size());
  }

  /** Killed with its rows in the staging tables, a run is finished by the same ingest again. */
  @Test
  void aKilledProcessLeavesNoTraceInTheRows() throws Exception {
    cloud.killIngest(RunProbe.Point.ROWS_WRITTEN, "gs://exports/a.json");
    assertEquals(3, bigQuery.rows("staging_entries").size());
    assertEquals(0, bigQuery.rows("ledger").size());

    cloud.ingest("gs://exports/a.json").ended(0);
    embedded.ingest("gs://exports/a.json").ended(0);

    assertSameAsEmbedded();
    assertEquals(3, bigQuery.rows("ledger").size());
    assertEquals(6, bigQuery.rows("staging_entries").size());
  }
}
