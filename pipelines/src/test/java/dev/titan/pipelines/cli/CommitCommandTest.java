package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.objects.Lease;
import dev.titan.storage.objects.Leases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code titan commit} of runs whose warehouse could not be used when they were staged. */
final class CommitCommandTest {
  private static final String ORDERS =
      """
      {"order_id": "1", "created_at": "2026-11-02T10:00:00Z", "total": "12.50", "waiter": 4}
      {"order_id": "2", "created_at": "2026-11-02T11:00:00Z", "total": "many", "waiter": 2}
      {"order_id": "3", "created_at": "2026-11-03T12:00:00Z", "total": "3.25", "waiter": 4}
      """;

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void stageARun() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    Path orders = folder.resolve("orders.json");
    Files.writeString(orders, ORDERS);
    Path warehouse = home.resolve("warehouse.duckdb");
    Files.writeString(warehouse, "no database");
    String[] ingest = {
      "ingest", orders.toString(), "--tenant", "hafen", "--location", "altona", "--currency", "EUR"
    };
    CommandRun.in(home, ingest).ended(1);
    Files.delete(warehouse);
  }

  @Test
  void aStagedRunIsCommittedOnce() {
    List<JsonNode> told =
        CommandRun.in(home, "commit", "--json", "--fail-on-dead-letters").ended(3).json();

    assertEquals(2, told.size());
    JsonNode committed = told.get(0);
    assertEquals("committed", committed.path("state").asText());
    assertEquals(3, committed.path("read").asInt());
    List<JsonNode> nothing = CommandRun.in(home, "commit", "--json").ended(0).json();
    assertEquals(1, nothing.size(), "the round alone");
    assertEquals(0, nothing.get(0).path("committed").asInt(-1));
    assertEquals(0, nothing.get(0).path("lag_seconds").asInt(-1));
    assertEquals(committed, show(committed.path("run_id").asText()));
  }

  /** What was staged while nobody committed: the age of the oldest, not of the last. */
  @Test
  void theLagIsTheAgeOfTheOldestManifest() throws IOException {
    Path manifest;
    try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
      manifest = files.filter(file -> file.endsWith("manifest.json")).findFirst().orElseThrow();
    }
    Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
    Files.setLastModifiedTime(manifest, FileTime.from(anHourAgo));

    List<JsonNode> told = CommandRun.in(home, "commit", "--json").ended(0).json();

    JsonNode summary = told.get(told.size() - 1);
    assertEquals("round ended", summary.path("state").asText());
    assertEquals(1, summary.path("committed").asInt());
    assertEquals(0, summary.path("not_committed").asInt());
    assertTrue(summary.path("lag_seconds").isIntegralNumber(), summary::toString);
    assertEquals(3600, summary.path("lag_seconds").asInt(), 600);
  }

  private JsonNode show(String run) {
    return CommandRun.in(home, "runs", "show", run, "--json").ended(0).json().get(0);
  }

  @Test
  void oneProcessCommitsAtATime() {
    FolderObjectStore registry = FolderObjectStore.open(home.resolve("registry"), Access.SHARED);
    Leases leases = new Leases(registry, InstantSource.system());
    try (Lease other = leases.tryAcquire("leases/commit", Duration.ofMinutes(5)).orElseThrow()) {
      CommandRun refused = CommandRun.in(home, "commit").ended(1);

      assertTrue(refused.err().contains("another titan commit"), refused.err());
      assertTrue(other.isHeld());
    }
    assertEquals(2, CommandRun.in(home, "commit").ended(0).out().lines().count());
  }
}
