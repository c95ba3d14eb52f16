package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An array that was cut off between two elements looks whole to whoever reads elements only. */
final class CutArrayTest {
  @TempDir private Path folder;

  @Test
  void leavesADeadLetterAndKeepsWhatWasWhole() throws IOException {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Path file = folder.resolve("orders.json");
    Files.writeString(
        file,
        """
        [{"id":"1","at":"2026-11-20T10:00:00Z","total":10},
         {"id":"2","at":"2026-11-20T10:00:00Z","total":10},
        """);

    IngestReport report = home.ingest(file);

    assertEquals(3, report.counts().read());
    assertEquals(2, home.ledger().size());
    assertEquals(
        List.of(List.of(3L, "DECODE", "RECORD_TRUNCATED")),
        home.query("select ordinal, stage, reason from dead_letters"));
  }
}
