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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed at any moment, the next start of a stream takes in each file once, and none is lost. */
final class StreamKillTest {
  private static final int FILES = 6;
  private static final int RECORDS = 60;

  @TempDir private Path folder;
  private Path landing;

  @BeforeEach
  void land() throws IOException {
    landing = Files.createDirectory(folder.resolve("landing"));
    for (int i = 0; i < FILES; i++) {
      String ids = "shop" + i + "-";
      OrderFiles.write(
          landing.resolve("f" + i + ".ndjson"),
          OrderFiles.lines(RECORDS, i).stream().map(line -> line.replace("order-", ids)).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KEPT",
        "LISTED",
        "CLAIMED",
        "PLANNED",
        "UNIT_STAGED",
        "MANIFEST_WRITTEN",
        "INSIDE_TRANSACTION",
        "COMMITTED"
      })
  void theNextStartFinishes(String point) throws Exception {
    Path killed = folder.resolve("killed");
    assertEquals(
        StreamKillMain.KILLED, StreamKillMain.inChild(point, 1, killed, landing), "not killed");

    assertEquals(0, StreamKillMain.inChild("none", 1, killed, landing));

    TestHome home = TestHome.existing(killed);
    assertEquals(
        List.of(List.of((long) FILES, (long) FILES, new BigDecimal(FILES * RECORDS))),
        home.query("select count(*), count(distinct origin), sum(read) from checkpoint_inputs"));
    assertTrue(home.installation().runs().open().isEmpty());
    assertEquals(List.of(), left(killed));
    TestHome batch = TestHome.withOrders(folder.resolve("batch"));
    batch.ingest(landing);
    assertEquals(batch.rollup(), home.rollup());
  }

  private static List<Path> left(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("streams"))) {
      return files
          .filter(file -> file.getParent().getFileName().toString().equals("arrivals"))
          .toList();
    }
  }
}
