package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.settings.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDefaultsTest {
  @TempDir Path folder;

  /**
   * The whole tree at once: a new setting does not compile here until its default is written down.
   */
  @Test
  void everyDefault() {
    int processors = Runtime.getRuntime().availableProcessors();
    Settings expected =
        new Settings(
            folder.resolve("titan-data"),
            new CommitPolicy(31, 0.5, 50),
            Limits.DEFAULT,
            new WorkSettings(16_777_216, processors, 2_000, 5),
            new WarehouseSettings(384, processors, 120),
            65_536,
            new DiscoverySettings(1_000),
            new ReplaySettings(3),
            new StreamSettings(2_000, 500, 10_000, 60_000, 100_000),
            new GcsSettings(Endpoint.NONE),
            new PubsubSettings(Endpoint.NONE),
            new FlinkSettings(Endpoint.NONE),
            new DataflowSettings(PlainName.NONE, 10, Endpoint.NONE),
            new BigQuerySettings(
                PlainName.NONE,
                PlainName.parse("eu"),
                PlainName.parse("titan"),
                107_374_182_400L,
                400,
                BucketFolder.NONE,
                Endpoint.NONE));

    LoadedSettings loaded =
        SettingsLoader.load(Environment.of(Map.of(), Map.of(), folder), Map.of());

    assertEquals(expected, loaded.settings());
    assertTrue(loaded.values().stream().allMatch(value -> value.origin().equals("default")));
    assertEquals(
        SettingDefinition.all(), loaded.values().stream().map(SettingValue::definition).toList());
  }

  @Test
  void keysVariablesAndPropertiesAreStable() {
    List<String> names =
        SettingDefinition.all().stream()
            .map(d -> d.key() + " " + d.variable() + " " + d.property())
            .toList();
    assertEquals(
        List.of(
            "home TITAN_HOME titan.home",
            "commit.maxDaysApart TITAN_COMMIT_MAX_DAYS_APART titan.commit.maxDaysApart",
            "commit.maxRevisedShare TITAN_COMMIT_MAX_REVISED_SHARE titan.commit.maxRevisedShare",
            "commit.minKeys TITAN_COMMIT_MIN_KEYS titan.commit.minKeys",
            "limits.maxRecordBytes TITAN_LIMITS_MAX_RECORD_BYTES titan.limits.maxRecordBytes",
            "limits.maxDepth TITAN_LIMITS_MAX_DEPTH titan.limits.maxDepth",
            "limits.maxColumns TITAN_LIMITS_MAX_COLUMNS titan.limits.maxColumns",
            "limits.expansion.maxBytes TITAN_LIMITS_EXPANSION_MAX_BYTES titan.limits.expansion.maxBytes",
            "limits.expansion.maxRatio TITAN_LIMITS_EXPANSION_MAX_RATIO titan.limits.expansion.maxRatio",
            "limits.expansion.ratioFloor TITAN_LIMITS_EXPANSION_RATIO_FLOOR titan.limits.expansion.ratioFloor",
            "limits.expansion.maxMembers TITAN_LIMITS_EXPANSION_MAX_MEMBERS titan.limits.expansion.maxMembers",
            "limits.expansion.maxLevels TITAN_LIMITS_EXPANSION_MAX_LEVELS titan.limits.expansion.maxLevels",
            "limits.expansion.maxSharedStringBytes TITAN_LIMITS_EXPANSION_MAX_SHARED_STRING_BYTES titan.limits.expansion.maxSharedStringBytes",
            "work.rangeBytes TITAN_WORK_RANGE_BYTES titan.work.rangeBytes",
            "work.parallelism TITAN_WORK_PARALLELISM titan.work.parallelism",
            "work.filesPerUnit TITAN_WORK_FILES_PER_UNIT titan.work.filesPerUnit",
            "work.runAttempts TITAN_WORK_RUN_ATTEMPTS titan.work.runAttempts",
            "warehouse.memoryPerThreadMb TITAN_WAREHOUSE_MEMORY_PER_THREAD_MB titan.warehouse.memoryPerThreadMb",
            "warehouse.threads TITAN_WAREHOUSE_THREADS titan.warehouse.threads",
            "warehouse.lockWaitSeconds TITAN_WAREHOUSE_LOCK_WAIT_SECONDS titan.warehouse.lockWaitSeconds",
            "inlinePayloadBytes TITAN_INLINE_PAYLOAD_BYTES titan.inlinePayloadBytes",
            "discovery.sampleRecords TITAN_DISCOVERY_SAMPLE_RECORDS titan.discovery.sampleRecords",
            "replay.maxTries TITAN_REPLAY_MAX_TRIES titan.replay.maxTries",
            "stream.settleMillis TITAN_STREAM_SETTLE_MILLIS titan.stream.settleMillis",
            "stream.scanMillis TITAN_STREAM_SCAN_MILLIS titan.stream.scanMillis",
            "stream.mappingsMillis TITAN_STREAM_MAPPINGS_MILLIS titan.stream.mappingsMillis",
            "stream.sieveMillis TITAN_STREAM_SIEVE_MILLIS titan.stream.sieveMillis",
            "stream.sieveMessages TITAN_STREAM_SIEVE_MESSAGES titan.stream.sieveMessages",
            "gcs.endpoint TITAN_GCS_ENDPOINT titan.gcs.endpoint",
            "pubsub.endpoint TITAN_PUBSUB_ENDPOINT titan.pubsub.endpoint",
            "flink.master TITAN_FLINK_MASTER titan.flink.master",
            "dataflow.region TITAN_DATAFLOW_REGION titan.dataflow.region",
            "dataflow.maxWorkers TITAN_DATAFLOW_MAX_WORKERS titan.dataflow.maxWorkers",
            "dataflow.endpoint TITAN_DATAFLOW_ENDPOINT titan.dataflow.endpoint",
            "bigquery.project TITAN_BIGQUERY_PROJECT titan.bigquery.project",
            "bigquery.location TITAN_BIGQUERY_LOCATION titan.bigquery.location",
            "bigquery.datasetPrefix TITAN_BIGQUERY_DATASET_PREFIX titan.bigquery.datasetPrefix",
            "bigquery.maximumBytesBilled TITAN_BIGQUERY_MAXIMUM_BYTES_BILLED titan.bigquery.maximumBytesBilled",
            "bigquery.rawDays TITAN_BIGQUERY_RAW_DAYS titan.bigquery.rawDays",
            "bigquery.temporary TITAN_BIGQUERY_TEMPORARY titan.bigquery.temporary",
            "bigquery.endpoint TITAN_BIGQUERY_ENDPOINT titan.bigquery.endpoint"),
        names);
  }

  @Test
  void everySettingIsDescribedAsASentence() {
    assertAll(
        SettingDefinition.all().stream()
            .map(
                d ->
                    () -> {
                      assertTrue(d.declared().text().endsWith("."), d.key());
                      assertFalse(d.allowed().isBlank(), d.key());
                    }));
  }
}
