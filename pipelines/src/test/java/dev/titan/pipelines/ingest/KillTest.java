package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.runs.RunState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed at any moment, the next run gives exactly what one clean run gives. */
final class KillTest {
  @TempDir private Path folder;
  private Path file;
  private TestHome clean;

  @BeforeEach
  void ingestCleanly() throws IOException {
    file = OrderFiles.write(folder.resolve("orders.ndjson"), OrderFiles.lines(2000, 5));
    clean = TestHome.withOrders(folder.resolve("clean"));
    clean.ingest(file);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROWS_WRITTEN") // passed in BigQuery only
  void aKilledRunIsFinishedByTheNext(RunProbe.Point point) throws Exception {
    Path killedHome = folder.resolve("killed");
    assertEquals(KillMain.KILLED, KillMain.inChild(point, killedHome, file));
    TestHome home = TestHome.withOrders(killedHome);
    assertEquals(
        List.of(expectedState(point)),
        home.installation().runs().list().stream().map(run -> run.state()).toList());

    IngestReport report = home.ingest(file);

    assertEquals(2000, report.counts().read());
    assertEquals(clean.ledger(), home.ledger());
    assertEquals(clean.rollup(), home.rollup());
    assertEquals(clean.deadLetters(), home.deadLetters());
    assertEquals(1, home.installation().warehouse().runs().size());
    assertTrue(home.installation().runs().open().isEmpty());
  }

  /** Staged files are not forced to disk; what a power cut takes of them is staged again. */
  @ParameterizedTest
  @EnumSource(names = {"UNIT_STAGED", "MANIFEST_WRITTEN"})
  void whatAPowerCutTakesIsStagedAgain(RunProbe.Point point) throws Exception {
    Path cutHome = folder.resolve("cut");
    assertEquals(KillMain.KILLED, KillMain.inChild(point, cutHome, file));
    for (Path staged : stagedFiles(cutHome)) {
      try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
    TestHome home = TestHome.withOrders(cutHome);

    IngestReport report = home.ingest(file);

    assertEquals(2000, report.counts().read());
    assertEquals(clean.ledger(), home.ledger());
    assertEquals(clean.deadLetters(), home.deadLetters());
    assertTrue(home.installation().runs().open().isEmpty());
  }

  private static List<Path> stagedFiles(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
      List<Path> staged = files.filter(file -> file.toString().endsWith(".parquet")).toList();
      assertFalse(staged.isEmpty());
      return staged;
    }
  }

  private static RunState expectedState(RunProbe.Point point) {
    return switch (point) {
      case PLANNED, UNIT_STAGED, ROWS_WRITTEN -> RunState.PLANNED;
      case MANIFEST_WRITTEN, INSIDE_TRANSACTION, COMMITTED -> RunState.STAGED;
    };
  }
}
