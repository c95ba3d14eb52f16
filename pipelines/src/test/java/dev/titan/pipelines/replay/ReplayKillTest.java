package dev.titan.pipelines.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.KillMain;
import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A replay killed at any moment and asked for again gives what one clean replay gives. */
final class ReplayKillTest {
  @TempDir private static Path folder;
  private static TestHome clean;

  @BeforeAll
  static void replayCleanly() throws IOException {
    clean = prepared("clean");
    clean.replay(RawSelection.ALL);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROWS_WRITTEN") // passed in BigQuery only
  void aKilledReplayIsFinishedByTheNext(RunProbe.Point point) throws Exception {
    String name = "killed-" + point;
    TestHome home = prepared(name);
    assertEquals(KillMain.KILLED, KillMain.inChild(point, folder.resolve(name)));

    ReplayReport report = home.replay(RawSelection.ALL);

    assertEquals(700, report.detail().run().counts().read());
    assertEquals(clean.ledger(), home.ledger());
    assertEquals(clean.rollup(), home.rollup());
    assertEquals(clean.deadLetters(), home.deadLetters());
    assertEquals(
        clean.query(
            "select change, cause, detail, events, entries from replay_changes order by all"),
        home.query(
            "select change, cause, detail, events, entries from replay_changes order by all"));
    assertEquals(2, home.installation().warehouse().runs().size());
    assertTrue(home.installation().runs().open().isEmpty());
  }

  /** Ingested with one mapping, to be replayed with another. */
  private static TestHome prepared(String name) throws IOException {
    TestHome home = TestHome.withOrders(folder.resolve(name));
    home.ingest(OrderFiles.write(folder.resolve("orders.ndjson"), OrderFiles.lines(700, 31)));
    home.publish(
        TestHome.ORDERS
            .replace("\"version\": 1", "\"version\": 2")
            .replace("{\"path\": \"note\"}", "{\"path\": \"id\"}"));
    return home;
  }
}
