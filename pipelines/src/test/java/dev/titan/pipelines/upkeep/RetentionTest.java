package dev.titan.pipelines.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.cli.CommandRun;
import dev.titan.pipelines.ingest.KillMain;
import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.pipelines.replay.ReplayReport;
import dev.titan.storage.registry.Retention;
import dev.titan.storage.registry.RetentionAge;
import dev.titan.storage.registry.RetentionRegistry;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.RawSelection;
import dev.titan.storage.warehouse.RetentionCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is past its time goes, and nothing else. */
final class RetentionTest {
  private static final String MARKER = "ZebraMarker4711";

  /** Now: a commit notes the machine's time, and a fixed time of receipt would fall behind it. */
  private final Instant received = Instant.now();

  @TempDir private Path folder;
  private TestHome home;

  @BeforeEach
  void open() {
    home = TestHome.withOrders(folder.resolve("home")).at(received);
  }

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  /** So many days after the receipt of everything. */
  private TestHome after(int days) {
    return home.at(received.plus(Duration.ofDays(days)));
  }

  private static RetentionReport apply(TestHome at) {
    return new ApplyRetention(at.installation()).run(false, false);
  }

  private void keep(String tenant, String raw, String letters, String checkpoints) {
    home.installation()
        .retention()
        .set(tenant, new Retention(age(raw), age(letters), age(checkpoints)));
  }

  private static RetentionAge age(String text) {
    return text == null ? null : new RetentionAge(text);
  }

  private Path file(String name, List<String> lines) throws IOException {
    return OrderFiles.write(folder.resolve(name + ".ndjson"), lines);
  }

  /** Orders without anything dead in them. */
  private static List<String> good(int count, long seed) {
    List<String> lines = new ArrayList<>();
    for (String line : OrderFiles.lines(2 * count + 20, seed)) {
      if (!line.contains("broken") && !line.contains("1e40") && lines.size() < count) {
        lines.add(line.replace("quoted", MARKER));
      }
    }
    return lines;
  }

  private List<List<Object>> count(String from) {
    return home.query("select count(*) from " + from);
  }

  private static final List<List<Object>> NONE = List.of(List.of(0L));

  @Test
  void originalBytesGoAfterTheirTimeAndEntriesStay() throws IOException {
    home.ingest(file("large", good(300, 1)), file("small", good(3, 2)));
    keep(RetentionRegistry.DEFAULT, "400d", null, null);
    List<List<Object>> ledger = home.ledger();

    assertEquals(List.of(), apply(after(399)).tenants());
    assertFalse(HomeBytes.holding(folder.resolve("home"), "\"id\":").isEmpty());
    RetentionReport report = apply(after(401));

    RetentionCount acme = report.tenants().get(0);
    assertEquals("acme", acme.tenant());
    assertEquals(2, acme.objects());
    assertEquals(1, report.files());
    assertTrue(report.compacted());
    assertEquals(ledger, home.ledger());
    // Only of original bytes: keys of JSON stand in no entry so.
    assertEquals(Set.of(), HomeBytes.holding(folder.resolve("home"), "\"changed\":\"2026"));
    assertEquals(
        List.of(List.of("RETENTION", 2L)),
        home.query("select gone_because, count(*) from raw_ingest group by 1"));
    CommandRun.in(folder.resolve("home"), "doctor").ended(0);
    assertEquals(List.of(), apply(after(402)).tenants());
  }

  @Test
  void aReplayKeepsTheEntriesAndSaysSo() throws IOException {
    home.ingest(file("old", good(30, 3)));
    keep(RetentionRegistry.DEFAULT, "1d", null, null);
    apply(after(2));
    List<List<Object>> ledger = home.ledger();

    ReplayReport report = home.replay(RawSelection.ALL);

    assertEquals(new ReplayReport.Scope(0, 0, 1, 0), report.scope());
    assertEquals(ledger, home.ledger());
  }

  @Test
  void deliveredAgainTheBytesAreKeptAnewFromThenOn() throws IOException {
    Path old = file("old", good(30, 3));
    home.ingest(old);
    keep(RetentionRegistry.DEFAULT, "100d", null, null);
    apply(after(101));
    TestHome later = after(102);

    assertEquals(30, later.ingest(old).counts().duplicate());

    assertEquals(NONE, count("raw_ingest where gone_at is not null"));
    assertEquals(List.of(), apply(after(201)).tenants());
    assertEquals(List.of(), home.replay(RawSelection.ALL).detail().changes());
    assertEquals(1, apply(after(203)).tenants().get(0).objects());
  }

  @Test
  void aTenantsOwnWordWinsAndKeepMeansForEver() throws IOException {
    home.ingest(file("old", good(30, 3)));
    keep(RetentionRegistry.DEFAULT, "1d", null, null);
    keep("acme", "keep", null, null);
    assertEquals(List.of(), apply(after(5000)).tenants());
    keep("acme", null, null, null);
    assertEquals(1, apply(after(5000)).tenants().get(0).objects());
  }

  @Test
  void openLettersKeepTheirBytesAndThemselves() throws IOException {
    home.ingest(file("bad", OrderFiles.lines(60, 9)));
    keep(RetentionRegistry.DEFAULT, "10d", "10d", null);
    long open = (Long) count("dead_letters").get(0).get(0);

    RetentionReport report = apply(after(20));

    assertEquals(1, report.tenants().get(0).waitingObjects());
    assertFalse(report.tenants().get(0).removes());
    assertEquals(NONE, count("raw_ingest where gone_at is not null"));

    RetentionReport all = new ApplyRetention(after(20).installation()).run(true, false);

    assertEquals(open, all.tenants().get(0).openLetters());
    assertEquals(NONE, count("dead_letters"));
    assertEquals(NONE, count("raw_ingest where gone_at is null"));
  }

  @Test
  void lettersGoByTheEndOfTheirWait() throws IOException {
    home.ingest(file("bad", OrderFiles.lines(60, 9)));
    keep(RetentionRegistry.DEFAULT, null, "10d", null);
    Instant ended = after(100).installation().clock().instant();
    home.installation()
        .warehouse()
        .discardDeadLetters(
            DeadLetterFilter.OPEN, new DeadLetterRow.Resolution("a test", ended, "nobody"));

    assertEquals(List.of(), apply(after(109)).tenants());
    long letters = apply(after(111)).tenants().get(0).letters();

    assertTrue(letters > 0);
    assertEquals(NONE, count("dead_letters"));
    CommandRun.in(folder.resolve("home"), "doctor").ended(0);
  }

  @Test
  void checkpointsGoWithTheirFoldersOnceNothingStandsOnThem() throws IOException {
    Path old = file("old", good(30, 3));
    home.ingest(old);
    home.ingest(old); // nothing but duplicates: nobody names this run
    keep(RetentionRegistry.DEFAULT, null, null, "2y");
    assertEquals(List.of(), apply(after(900)).tenants()); // the bytes can still be replayed
    keep(RetentionRegistry.DEFAULT, "1y", null, "2y");

    RetentionReport report = apply(after(900));

    assertEquals(2, report.tenants().get(0).checkpoints());
    assertEquals(NONE, count("checkpoint_inputs"));
    assertEquals(List.of(List.of(1L)), count("checkpoints where gone_at is not null"));
    assertEquals(List.of(), home.installation().runs().list());
    CommandRun.in(folder.resolve("home"), "doctor").ended(0);
    CommandRun.in(folder.resolve("home"), "runs", "list").ended(0);
    assertEquals(30, after(901).ingest(old).counts().duplicate());
    CommandRun.in(folder.resolve("home"), "doctor").ended(0);
  }

  /** A replay must not take an old export, delivered again, for newer than what came in between. */
  @Test
  void anObjectWhoseDeliveriesAreForgottenStaysGone() throws IOException {
    String first = "{\"id\":\"1\",\"at\":\"2026-10-01T10:00:00Z\",\"total\":1,\"note\":\"x\"}";
    Path old = file("old", List.of(first));
    home.ingest(old);
    keep(RetentionRegistry.DEFAULT, "1y", null, "2y");
    assertEquals(1, apply(after(900)).tenants().get(0).checkpoints());
    TestHome later = after(901);
    later.ingest(file("newer", List.of(first.replace("\"total\":1", "\"total\":2"))));
    assertEquals(1, later.ingest(old).counts().duplicate());
    List<List<Object>> ledger = home.ledger();

    later.replay(RawSelection.ALL);

    assertEquals(ledger, home.ledger());
    assertEquals(List.of(List.of(1L)), count("raw_ingest where gone_at is not null"));
    CommandRun.in(folder.resolve("home"), "doctor").ended(0);
  }

  @Test
  void whatAnUnfinishedRunNeedsStays() throws Exception {
    home.ingest(file("old", good(300, 3)));
    keep(RetentionRegistry.DEFAULT, "1d", null, "2d");
    KillMain.inChild(RunProbe.Point.PLANNED, folder.resolve("home")); // a replay of everything
    List<List<Object>> ledger = home.ledger();

    assertEquals(List.of(), apply(after(50)).tenants());
    home.replay(RawSelection.ALL);
    assertEquals(ledger, home.ledger());

    assertEquals(1, apply(after(50)).tenants().get(0).objects());
  }

  @Test
  void aDryRunTellsTheSameAndChangesNothing() throws IOException {
    home.ingest(file("large", good(300, 1)), file("small", good(3, 2)));
    keep(RetentionRegistry.DEFAULT, "400d", "1d", "2y");
    List<List<List<Object>>> before = home.tables();
    TestHome later = after(800);

    RetentionReport told = new ApplyRetention(later.installation()).run(false, true);

    assertEquals(before, home.tables());
    assertEquals(told.tenants(), apply(later).tenants());
  }

  @Test
  void oneThatFailsInBetweenIsFinishedByTheNext() throws IOException {
    home.ingest(file("large", good(300, 1)), file("small", good(3, 2)));
    keep(RetentionRegistry.DEFAULT, "1d", null, null);
    RunProbe.listen(
        reached -> {
          if (reached == RunProbe.Point.COMMITTED) {
            throw new IllegalStateException("killed");
          }
        });
    try {
      apply(after(2));
    } catch (IllegalStateException e) {
      RunProbe.listen(reached -> {});
    }
    assertFalse(HomeBytes.holding(folder.resolve("home"), "\"changed\":\"2026").isEmpty());

    RetentionReport report = apply(after(2));

    assertEquals(List.of(), report.tenants());
    assertEquals(1, report.files());
    assertTrue(report.compacted());
    assertEquals(Set.of(), HomeBytes.holding(folder.resolve("home"), "\"changed\":\"2026"));
  }

  @Test
  void sharedBytesStayAsLongAsAnyTenantNeedsThem() throws IOException {
    Path same = file("same", good(900, 1)); // more than the command line keeps in the warehouse
    home.ingest(same);
    CommandRun.in(
        folder.resolve("home"), "ingest", same.toString(), "--tenant=other", "--location=x");
    keep("acme", "1d", null, null);

    assertEquals(1, apply(after(2)).tenants().get(0).objects());

    try (Stream<Path> files = Files.walk(folder.resolve("home/raw"))) {
      assertEquals(1, files.filter(Files::isRegularFile).count());
    }
    CommandRun.in(folder.resolve("home"), "doctor").ended(0);
  }
}
