package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.TestHome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final int RECORDS = 60;

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
          StreamKillMain.KILLED, StreamKillMain.inChild(point, killed, landing), "not at " + point);
      if (finished > 0) {
        assertInOnce(finished, TestHome.existing(killed), "the start after " + before);
      }
      before = point;
    }

    assertEquals(0, StreamKillMain.inChild("none", killed, landing));

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
