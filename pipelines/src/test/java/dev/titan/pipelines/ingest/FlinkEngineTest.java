package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.intake.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is asked of a Flink cluster. What one does, chaos tests try. */
final class FlinkEngineTest {
  private static final Map<String, String> CLUSTER = Map.of("flink.master", "http://localhost:1");
  private static final Map<String, String> STAGING_TABLES =
      Map.of("bigquery.project", "my-shop", "bigquery.temporary", "gs://passing/titan");

  @TempDir private Path folder;

  private static Map<String, String> both() {
    Map<String, String> both = new HashMap<>(CLUSTER);
    both.putAll(STAGING_TABLES);
    return both;
  }

  private TestHome home(Map<String, String> settings) {
    return TestHome.withOrders(folder.resolve("home")).live(settings);
  }

  /** Before the cluster is looked for: there is none. */
  @Test
  void aClusterDoesNotWriteStagingTables() throws Exception {
    TestHome home = home(both());
    Path orders = Files.write(folder.resolve("orders.json"), OrderFiles.lines(3, 1));

    UsageException refused = assertThrows(UsageException.class, () -> home.ingest(orders));

    assertTrue(refused.getMessage().contains("unset bigquery.temporary"), refused.getMessage());
    assertEquals(List.of(), home.installation().runs().open());
  }

  @Test
  void eachOfTheTwoIsAllowedAlone() {
    RunExecution tables = new RunExecution(home(STAGING_TABLES).installation(), Progress.NONE);
    RunExecution cluster = new RunExecution(home(CLUSTER).installation(), Progress.NONE);

    assertDoesNotThrow(tables::requireReady);
    // The jars of Flink are not on the class path of tests: it has come to look for them.
    assertThrows(IllegalStateException.class, cluster::requireReady);
  }
}
