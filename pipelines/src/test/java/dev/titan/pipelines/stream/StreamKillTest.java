package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.wire.Faults;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at any moment, the next start of a stream takes in each file once, and none is lost. One
 * home goes through all of it, so that each start meets what the one before has left.
 */
final class StreamKillTest {
  private static final List<String> POINTS =
      List.of(
          "KEPT",
          "LISTED",
          "CLAIMED",
          "PLANNED",
          "UNIT_STAGED",
          "MANIFEST_WRITTEN",
          "INSIDE_TRANSACTION",
          "COMMITTED");

  private static final int FILES = 3;
  private static final int RECORDS = 40;

  @TempDir private Path folder;
  private Path landing;
  private int landed;

  private void land() throws IOException {
    for (int i = 0; i < FILES; i++, landed++) {
      String ids = "shop" + landed + "-";
      OrderFiles.write(
          landing.resolve("f" + landed + ".ndjson"),
          OrderFiles.lines(RECORDS, landed).stream()
              .map(line -> line.replace("order-", ids))
              .toList());
    }
  }

  @Test
  void theNextStartFinishes() throws Exception {
    landing = Files.createDirectory(folder.resolve("landing"));
    Path killed = folder.resolve("killed");
    String before = "nothing";
    for (String point : POINTS) {
      int finished = landed;
      land();
      assertEquals(
          StreamKillMain.KILLED,
          StreamKillMain.inChild(point, killed, landing.toString()),
          "not at " + point);
      if (finished > 0) {
        assertInOnce(finished, TestHome.existing(killed), "the start after " + before);
      }
      before = point;
    }

    assertEquals(0, StreamKillMain.inChild("none", killed, landing.toString()));

    TestHome home = TestHome.existing(killed);
    assertInOnce(landed, home, "the last start");
    assertEquals(
        List.of(List.of((long) landed)), home.query("select count(*) from checkpoint_inputs"));
    assertTrue(home.installation().runs().open().isEmpty());
    assertEquals(List.of(), left(killed));
    TestHome batch = TestHome.withOrders(folder.resolve("batch"));
    batch.ingest(landing);
    assertEquals(batch.rollup(), home.rollup());
  }

  /** What is not acknowledged comes again, and what is, is on disk. */
  @Test
  void noMessageIsLost() throws Exception {
    Path home = folder.resolve("home");
    String topic = "projects/titan-local/topics/orders";
    AtomicLong minutes = new AtomicLong();
    InstantSource clock = () -> Instant.now().plus(minutes.get(), ChronoUnit.MINUTES);
    try (PubsubServer server = PubsubServer.start(Faults.seeded(0), Disorder.none(), clock)) {
      server.createTopic(topic);
      server.subscribe(topic, StreamKillMain.SUBSCRIPTION);
      int published = 0;
      for (String point : List.of("PLANNED", "KEPT")) {
        for (String order :
            OrderFiles.lines(published + RECORDS, 1).subList(published, published + RECORDS)) {
          server.publish(topic, order.getBytes(UTF_8), Map.of());
        }
        published += RECORDS;
        assertEquals(StreamKillMain.KILLED, StreamKillMain.inChild(point, home, server.url()));
        minutes.incrementAndGet(); // the leases of the killed process end
      }

      assertEquals(0, StreamKillMain.inChild("none", home, server.url()));

      TestHome batch = TestHome.withOrders(folder.resolve("batch"));
      Path orders = folder.resolve("orders.ndjson");
      batch.ingest(OrderFiles.write(orders, OrderFiles.lines(published, 1)));
      assertEquals(batch.rollup(), TestHome.existing(home).rollup());
      assertEquals(List.of(), left(home));
    }
  }

  /** The first files are among the inputs, each once. */
  private void assertInOnce(int files, TestHome home, String when) {
    assertEquals(
        List.of(List.of((long) files, (long) files, new BigDecimal(files * RECORDS))),
        home.query(
            "select count(*), count(distinct origin), sum(read) from checkpoint_inputs where"
                + " regexp_extract(origin, 'f([0-9]+).ndjson', 1)::int < "
                + files),
        when);
  }

  private static List<Path> left(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("streams"))) {
      return files
          .filter(file -> file.getParent().getFileName().toString().equals("arrivals"))
          .toList();
    }
  }
}
