package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsException;
import dev.titan.storage.settings.SettingsText;
import dev.titan.wire.gcs.GcsServer;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DataflowEngineTest {
  private final GcsServer gcs = GcsServer.start();

  @BeforeEach
  void makeBucket() {
    gcs.createBucket("acme-titan");
  }

  @AfterEach
  void close() {
    gcs.close();
  }

  private Settings settings(String... changes) {
    Map<String, String> texts = new HashMap<>();
    texts.put("home", "gs://acme-titan/home#" + gcs.url());
    texts.put("bigquery.project", "acme-data");
    texts.put("bigquery.temporary", "gs://acme-passing/titan");
    texts.put("dataflow.region", "europe-west3");
    texts.put("dataflow.maxWorkers", "4");
    for (int i = 0; i < changes.length; i += 2) {
      texts.put(changes[i], changes[i + 1]);
    }
    return SettingsText.read(texts);
  }

  @Test
  void settingsSayWhereAJobRuns() {
    Engine engine = Engine.of(settings());
    engine.requireReady();
    engine.requireConnectors();
    DataflowPipelineOptions options = engine.options().as(DataflowPipelineOptions.class);

    assertInstanceOf(DataflowEngine.class, engine);
    assertEquals(DataflowRunner.class, options.getRunner());
    assertEquals("acme-data", options.getProject());
    assertEquals("europe-west3", options.getRegion());
    assertEquals("gs://acme-passing/titan/dataflow", options.getTempLocation());
    assertEquals(4, options.getMaxNumWorkers());
    assertTrue(engine.isElsewhere());
  }

  @Test
  void aBucketThatDoesNotAnswerIsTold() {
    StorageException refusal =
        assertThrows(
            StorageException.class,
            () -> settings("home", "gs://acme-titan/home#http://localhost:1"));
    assertTrue(
        refusal.getMessage().contains("gs://acme-titan/home/titan.properties"),
        refusal.getMessage());
  }

  @Test
  void aHomeThatNoWorkerReachesIsRefused() {
    Engine engine = Engine.of(settings("home", "titan-data"));
    UsageException refusal = assertThrows(UsageException.class, engine::requireReady);
    assertTrue(refusal.getMessage().contains("TITAN_HOME"), refusal.getMessage());
  }

  @Test
  void aHomeInABucketWantsItsWarehouseAndItsStagingInTheCloud() {
    for (String key : new String[] {"bigquery.project", "bigquery.temporary"}) {
      SettingsException refusal =
          assertThrows(SettingsException.class, () -> settings(key, "none"));
      assertTrue(refusal.getMessage().contains(key), refusal.getMessage());
    }
  }

  @Test
  void twoEnginesAreRefused() {
    SettingsException refusal =
        assertThrows(
            SettingsException.class, () -> settings("flink.master", "http://localhost:8081"));
    assertTrue(refusal.getMessage().contains("--runner"), refusal.getMessage());
  }
}
