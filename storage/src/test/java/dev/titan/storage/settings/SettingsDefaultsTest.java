package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            new CommitSettings(31, 0.5, 50, 120),
            new LimitSettings(16_777_216, 256, 68_719_476_736L, 200, 100_000),
            new WorkSettings(16_777_216, processors, 2_000, 5),
            new WarehouseSettings(2_048, processors),
            65_536,
            new DiscoverySettings(1_000));

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
            "commit.lockWaitSeconds TITAN_COMMIT_LOCK_WAIT_SECONDS titan.commit.lockWaitSeconds",
            "limits.recordBytes TITAN_LIMITS_RECORD_BYTES titan.limits.recordBytes",
            "limits.nesting TITAN_LIMITS_NESTING titan.limits.nesting",
            "limits.expandedBytes TITAN_LIMITS_EXPANDED_BYTES titan.limits.expandedBytes",
            "limits.ratio TITAN_LIMITS_RATIO titan.limits.ratio",
            "limits.zipMembers TITAN_LIMITS_ZIP_MEMBERS titan.limits.zipMembers",
            "work.rangeBytes TITAN_WORK_RANGE_BYTES titan.work.rangeBytes",
            "work.parallelism TITAN_WORK_PARALLELISM titan.work.parallelism",
            "work.filesPerUnit TITAN_WORK_FILES_PER_UNIT titan.work.filesPerUnit",
            "work.runAttempts TITAN_WORK_RUN_ATTEMPTS titan.work.runAttempts",
            "warehouse.memoryLimitMb TITAN_WAREHOUSE_MEMORY_LIMIT_MB titan.warehouse.memoryLimitMb",
            "warehouse.threads TITAN_WAREHOUSE_THREADS titan.warehouse.threads",
            "inlinePayloadBytes TITAN_INLINE_PAYLOAD_BYTES titan.inlinePayloadBytes",
            "discovery.sampleRecords TITAN_DISCOVERY_SAMPLE_RECORDS titan.discovery.sampleRecords"),
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
