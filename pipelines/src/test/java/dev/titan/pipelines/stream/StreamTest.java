package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A landing folder, watched: what comes out is what an ingest of the same files gives. */
final class StreamTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofHours(1);

  private static final String BILLS =
      """
      {"id": "shop.bills", "version": 1, "tenant": "acme", "source": "shop", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "0123456789abcdef0123456789abcdee",
       "variants": [{"needs": {"no": "string", "day": "string", "sum": "number"},
         "fields": {"event_id": {"path": "no"},
                    "event_time": {"parseDateTime": {"path": "day"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "sum"}}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

  @TempDir private Path folder;
  private Path landing;
  private TestHome home;

  @BeforeEach
  void makeHome() throws IOException {
    landing = Files.createDirectory(folder.resolve("landing"));
    home = TestHome.withOrders(folder.resolve("home")).live();
  }

  @AfterEach
  void listenToNothing() {
    StreamProbe.listen(point -> {});
  }

  /** As whoever knows of the stream does: written elsewhere, and moved in. */
  private Path land(String name, List<String> lines) throws IOException {
    Path written = OrderFiles.write(landing.resolve("." + name), lines);
    return Files.move(written, landing.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void whatLandsIsCommittedWhileTheStreamGoesOn() throws Exception {
    try (Streaming stream = Streaming.of(home, landing, SHORT)) {
      land("a.ndjson", OrderFiles.lines(300, 1));
      stream.awaitRead(300);
      land("b.ndjson", OrderFiles.lines(40, 2));
      stream.awaitRead(340);
      stream.end();

      assertEquals(2, stream.reports().size());
      assertEquals(340, stream.sum(Counts::read));
    }
    TestHome batch = TestHome.withOrders(folder.resolve("batch")).live();
    batch.ingest(landing.resolve("a.ndjson"));
    batch.ingest(landing.resolve("b.ndjson"));
    assertEquals(batch.ledgerContent(), home.ledgerContent());
    assertEquals(batch.rollup(), home.rollup());
    assertTrue(home.installation().runs().open().isEmpty());
  }

  @Test
  void theEndClosesTheOpenWindow() throws Exception {
    land("a.ndjson", OrderFiles.lines(300, 1));
    CountDownLatch kept = new CountDownLatch(1);
    StreamProbe.listen(point -> kept.countDown());
    try (Streaming stream = Streaming.of(home, landing, LONG)) {
      assertTrue(kept.await(1, TimeUnit.MINUTES));
      stream.end();

      assertEquals(300, stream.sum(Counts::read));
      assertEquals(1, stream.reports().size());
    }
    assertEquals(List.of(), batches());
  }

  @Test
  void aStreamGoesOnWhereItWasEnded() throws Exception {
    land("a.ndjson", OrderFiles.lines(300, 1));
    CountDownLatch kept = new CountDownLatch(1);
    StreamProbe.listen(point -> kept.countDown());
    try (Streaming stream = Streaming.of(home, landing, LONG)) {
      assertTrue(kept.await(1, TimeUnit.MINUTES));
      stream.end();
    }
    land("b.ndjson", OrderFiles.lines(40, 2));
    try (Streaming stream = Streaming.of(home, landing, SHORT)) {
      stream.awaitRead(40);
      stream.end();

      assertEquals(40, stream.sum(Counts::read));
    }
  }

  /** The next windows are read with it, and each says which mappings it was read with. */
  @Test
  void aMappingIsInForceWhileTheStreamGoesOn() throws Exception {
    try (Streaming stream = Streaming.of(home, landing, SHORT)) {
      land("0.ndjson", bills(0));
      IngestReport before = stream.nextCommit();
      assertEquals(10, before.counts().deadLettered());

      home.publish(BILLS);
      IngestReport after = before;
      for (int i = 1; after.counts().written() == 0; i++) {
        assertTrue(i < 50, "the mapping was not seen");
        land(i + ".ndjson", bills(i));
        after = stream.nextCommit();
      }
      stream.end();

      assertEquals(10, after.counts().written());
      assertNotEquals(snapshot(before), snapshot(after));
      assertEquals(
          2, home.installation().mappings().snapshot(snapshot(after)).visibleTo("acme").size());
    }
    home.replay(RawSelection.ALL);
    assertEquals(
        List.of(List.of(0L)),
        home.query("select count(*) from dead_letters where status = 'OPEN'"));
  }

  private static String snapshot(IngestReport report) {
    return report.detail().run().mappingSnapshot();
  }

  private static List<String> bills(int file) {
    return IntStream.range(0, 10)
        .mapToObj(
            i -> "{\"no\":\"" + file + "-" + i + "\",\"day\":\"2026-11-01T10:00:00Z\",\"sum\":1.5}")
        .toList();
  }

  /** What is kept and in no run. */
  private List<Path> batches() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("home").resolve("streams"))) {
      return files
          .filter(file -> file.getParent().getFileName().toString().equals("arrivals"))
          .toList();
    }
  }
}
