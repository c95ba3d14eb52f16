package dev.titan.pipelines.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.StageInBigQuery;
import dev.titan.pipelines.staging.StagingServices;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.bigquery.write.StorageWriteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestStream;
import org.joda.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs of an unbounded collection are written by the Storage Write API, with faults, and their
 * manifests are closed when BigQuery shows all rows.
 */
final class BigQueryAppendTest {
  @TempDir private Path folder;

  private final Faults faults = Faults.seeded(6);
  private final LocalBigQuery bigQuery = LocalBigQuery.empty(Faults.seeded(3));
  private final StorageWriteServer server = bigQuery.writeServer(faults);

  @AfterEach
  void close() {
    RunProbe.listen(point -> {});
    server.close();
    bigQuery.close();
  }

  @Test
  void theLedgerOfAnAppendedRunIsThatOfTheEmbeddedWarehouse() throws IOException {
    StorageWriteServer.trust();
    bigQuery.makeTables();
    Verbs embedded = Verbs.in(folder.resolve("embedded"));
    Verbs cloud = Verbs.in(folder.resolve("cloud"));
    Path in = Files.createDirectory(folder.resolve("in"));
    Files.writeString(
        in.resolve("a.json"), Verbs.order(1, "12.50") + "\n" + Verbs.order(2, "7.00") + "\n");
    Files.writeString(
        in.resolve("b.json"),
        Verbs.order(2, "7.00") + "\n" + Verbs.order(3, "8.75") + "\n{\"order_id\": 5}\n");
    embedded.ingest(in.toString()).ended(0);
    // Staged as files, and neither closed nor committed: so a stream leaves its windows.
    stopWhenStaged();
    cloud.ingest(in.toString()).ended(1);
    RunProbe.listen(point -> {});

    for (Fault fault : List.of(Fault.UNAVAILABLE_AFTER, Fault.DROPPED_AFTER)) {
      faults.plan(fault, 1, request -> request.path().startsWith("/AppendRows/"));
      faults.plan(fault, 1, request -> request.path().startsWith("/FlushRows/"));
    }
    append(cloud, run(cloud));

    assertEquals(4, bigQuery.rows("staging_entries").size());
    Files.writeString(
        cloud.home().resolve("titan.properties"), String.join("\n", properties(server.url())));
    assertEquals(1, cloud.run("commit", "--json").ended(0).json().size());
    assertEquals(embedded.sums(), cloud.sums());
    assertEquals(embedded.books(), cloud.books());
    assertEquals(4, bigQuery.rows("staging_entries").size(), "the commit has loaded nothing");
    assertTrue(faults.injected() >= 4, "faults: " + faults.injected());
  }

  private static void stopWhenStaged() {
    RunProbe.listen(
        point -> {
          if (point == RunProbe.Point.UNIT_STAGED) {
            throw new IllegalStateException("ended by a test");
          }
        });
  }

  private static Path run(Verbs home) throws IOException {
    try (Stream<Path> runs = Files.list(home.home().resolve("runs"))) {
      return runs.filter(run -> Files.exists(run.resolve("plan.json"))).findAny().orElseThrow();
    }
  }

  private static List<String> properties(String endpoint) {
    return List.of(
        "bigquery.project = titan-test",
        "bigquery.datasetPrefix = shop",
        "bigquery.temporary = gs://passing/titan",
        "bigquery.endpoint = " + endpoint);
  }

  private void append(Verbs home, Path run) {
    Settings settings =
        SettingsLoader.load(
                Environment.of(Map.of(), Map.of(), folder),
                Map.of(
                    "home", home.home().toString(),
                    "bigquery.project", "titan-test",
                    "bigquery.datasetPrefix", "shop",
                    "bigquery.temporary", "gs://passing/titan",
                    "bigquery.endpoint", server.url()))
            .settings();
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    StagingServices.reach(settings, options);
    TestStream.Builder<String> stream =
        TestStream.create(StringUtf8Coder.of()).addElements(run.toString());
    for (int i = 0; i < 6; i++) {
      stream = stream.advanceProcessingTime(Duration.standardMinutes(1));
    }
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(stream.advanceWatermarkToInfinity())
        .apply("Stage", new StageInBigQuery(StagingTables.of(settings).orElseThrow()));
    pipeline.run().waitUntilFinish();
  }
}
