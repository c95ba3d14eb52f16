package dev.titan.pipelines.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.RawObject;
import dev.titan.storage.warehouse.RawSelection;
import dev.titan.storage.warehouse.ReplayChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays of whole installations. */
final class ReplayTest {
  /** Ignores every seventh order. */
  private static final String NARROWER =
      TestHome.ORDERS
          .replace("\"version\": 1", "\"version\": 2")
          .replace(
              "\"variants\"",
              "\"ignore\": [{\"path\": \"note\", \"equals\": \"a, \\\"quoted\\\"\\nnote 3\"}],"
                  + " \"variants\"");

  @TempDir private Path folder;
  private TestHome home;

  @BeforeEach
  void open() {
    home = TestHome.withOrders(folder.resolve("home"));
  }

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  @Test
  void replayingEverythingLeavesEveryRowAsItWas() throws IOException {
    List<String> lines = OrderFiles.lines(900, 21);
    home.ingest(file("a", lines.subList(0, 500)));
    home.ingest(file("b", lines.subList(300, 700)), file("small", lines.subList(700, 703)));
    home.ingest(file("c", lines.subList(600, 900)), file("a", lines.subList(0, 500)));
    List<List<List<Object>>> before = home.tables();
    List<List<Object>> letters = home.deadLetters();

    ReplayReport report = home.replay(RawSelection.ALL);

    assertEquals(List.of(), report.detail().changes());
    assertEquals(before, home.tables());
    assertEquals(letters, home.deadLetters());
    assertEquals(new ReplayReport.Scope(4, 0, 0, 0), report.scope());
    Counts counts = report.detail().run().counts();
    assertEquals(counts.read(), counts.duplicate() + counts.deadLettered() + counts.ignored());
    assertEquals("replay", report.detail().run().mode());
  }

  @Test
  void aSettingThatWasMissingTurnsDeadLettersIntoEntries() throws IOException {
    Path orders = file("orders", OrderFiles.lines(300, 22));
    TestHome right = TestHome.withOrders(folder.resolve("right"));
    right.ingest(orders);
    home.installation().locations().set("acme", "main", "Europe/Berlin", null);
    home.ingest(orders);
    assertEquals(List.of(), home.rollup());
    home.installation().locations().set("acme", "main", "Europe/Berlin", "EUR");

    ReplayReport report = home.replay(deadLetters("CURRENCY_UNKNOWN"));

    assertEquals(right.ledger(), home.ledger());
    assertEquals(right.rollup(), home.rollup());
    assertEquals(
        List.of("WAS_DEAD CURRENCY_UNKNOWN"),
        report.detail().changes().stream().map(c -> c.cause() + " " + c.detail()).toList());
    assertEquals(
        List.of(),
        home.query(
            "select * from dead_letters where reason = 'CURRENCY_UNKNOWN' and status <> 'REPLAYED'"
                + " or reason <> 'CURRENCY_UNKNOWN' and (status <> 'OPEN' or tries <> 1)"));
    assertNull(home.replay(deadLetters("CURRENCY_UNKNOWN")).detail());
  }

  @Test
  void aNarrowerMappingTakesEntriesAwayAndTheFormerOneBringsThemBack() throws IOException {
    Path orders = file("orders", OrderFiles.lines(300, 23));
    String snapshot = home.ingest(orders).detail().run().mappingSnapshot();
    List<List<Object>> content = home.ledgerContent();
    List<List<Object>> rollup = home.rollup();
    home.publish(NARROWER);

    ReplayReport narrowed = home.replay(RawSelection.ALL);

    assertTrue(
        narrowed.detail().changes().stream()
            .anyMatch(
                c ->
                    c.change().equals("GONE")
                        && "MAPPING_FILTER".equals(c.detail())
                        && c.events() > 20),
        narrowed.detail().changes().toString());
    assertEquals(
        List.of(List.of(0L)),
        home.query("select count(*) from ledger where description like '%note 3'"));
    home.replay(new ReplayRequest(RawSelection.ALL, snapshot, false, 0));
    assertEquals(content, home.ledgerContent());
    assertEquals(rollup, home.rollup());
  }

  @Test
  void aDryRunShowsWhatWouldChangeAndChangesNothing() throws IOException {
    home.ingest(file("orders", OrderFiles.lines(200, 24)));
    home.publish(NARROWER);
    List<List<List<Object>>> before = home.tables();

    ReplayReport report = home.replay(new ReplayRequest(RawSelection.ALL, null, true, 2));

    assertEquals(before, home.tables());
    assertEquals(1, home.installation().runs().list().size());
    assertEquals(
        List.of("GONE", "GONE", "RESTATED", "RESTATED"),
        report.rows().stream().map(row -> row.change()).toList());
    assertEquals(report.detail().changes(), home.replay(RawSelection.ALL).detail().changes());
  }

  @Test
  void whatTellsOfTheSameEventsIsTakenIn() throws IOException {
    List<String> lines = OrderFiles.lines(400, 25);
    home.ingest(file("a", lines.subList(0, 300)));
    home.ingest(file("b", lines.subList(200, 400)));
    TestHome whole = TestHome.withOrders(folder.resolve("whole"));
    whole.ingest(folder.resolve("a.ndjson"));
    whole.ingest(folder.resolve("b.ndjson"));
    home.publish(NARROWER);
    whole.publish(NARROWER);

    ReplayReport report = home.replay(only(objects().get(0)));
    whole.replay(RawSelection.ALL);

    assertEquals(new ReplayReport.Scope(1, 1, 0, 0), report.scope());
    assertEquals(whole.ledger(), home.ledger());
    assertEquals(3, home.installation().runs().list().size());
  }

  @Test
  void whatIsCommittedMeanwhileIsTakenIn() throws IOException {
    String first = "{\"id\":\"1\",\"at\":\"2026-10-01T10:00:00Z\",\"total\":1,\"note\":\"x\"}";
    String later = first.replace("\"total\":1", "\"total\":2");
    home.ingest(file("first", List.of(first)));
    home.publish(TestHome.ORDERS.replace("\"version\": 1", "\"version\": 2"));
    Path second = file("second", List.of(later));
    boolean[] ingested = {false};
    RunProbe.listen(
        point -> {
          if (point == RunProbe.Point.MANIFEST_WRITTEN && !ingested[0]) {
            ingested[0] = true;
            ingestUnchecked(second);
          }
        });

    ReplayReport report = home.replay(RawSelection.ALL);

    assertEquals(1, report.scope().added());
    assertEquals(
        List.of(List.of("2.000000000", 2L, 2L)),
        home.query("select cast(amount as varchar), revision, mapping_version from ledger"));
    assertEquals(List.of(List.of(2L)), home.query("select count(*) from ledger_contents"));
  }

  private void ingestUnchecked(Path path) {
    try {
      home.ingest(path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void lostBytesStopTheReplayAndAreNamed() throws IOException {
    home.ingest(file("orders", OrderFiles.lines(100, 26)));
    RawObject object = objects().get(0);
    Path kept =
        home.installation()
            .home()
            .raw()
            .resolve(object.stored().substring(0, 2))
            .resolve(object.stored());
    Files.delete(kept);

    StorageException failure =
        assertThrows(StorageException.class, () -> home.replay(RawSelection.ALL));

    assertTrue(failure.getMessage().contains("orders.ndjson"), failure.getMessage());
    assertFalse(home.installation().warehouse().runs().size() > 1);
    assertTrue(home.installation().runs().open().isEmpty());
  }

  @Test
  void aSnapshotMustKnowTheTenant() throws IOException {
    home.ingest(file("orders", OrderFiles.lines(20, 27)));
    String empty = home.installation().mappings().snapshot(List.of("nobody")).hash();

    assertThrows(
        UsageException.class,
        () -> home.replay(new ReplayRequest(RawSelection.ALL, empty, false, 0)));
  }

  @Test
  void theChangesAreKeptWithTheRun() throws IOException {
    home.ingest(file("orders", OrderFiles.lines(50, 28)));
    home.publish(NARROWER);

    ReplayReport report = home.replay(RawSelection.ALL);

    List<ReplayChange> kept =
        home.installation().warehouse().run(report.detail().run().runId()).orElseThrow().changes();
    assertEquals(report.detail().changes(), kept);
    assertFalse(kept.isEmpty());
  }

  private Path file(String name, List<String> lines) throws IOException {
    return OrderFiles.write(folder.resolve(name + ".ndjson"), lines);
  }

  private List<RawObject> objects() {
    return home.installation().warehouse().rawObjects(RawSelection.ALL);
  }

  private static RawSelection only(RawObject object) {
    return new RawSelection(null, null, null, null, null, List.of(object.rawId()), null, null);
  }

  private static RawSelection deadLetters(String reason) {
    return new RawSelection(
        null,
        null,
        null,
        null,
        null,
        List.of(),
        new RawSelection.Letters(List.of(), null, reason, 3),
        null);
  }
}
