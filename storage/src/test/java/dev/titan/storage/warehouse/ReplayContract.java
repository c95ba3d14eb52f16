package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.RunContext;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay does to any warehouse. */
abstract class ReplayContract {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00.000001Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));
  private static final RunContext V2 = RunBuilder.context("orders", 2);
  private static final List<String> TABLES =
      List.of(
          "SELECT * FROM ledger ORDER BY event_key, line",
          "SELECT * FROM ledger_contents ORDER BY event_key, content_hash",
          "SELECT * FROM daily_rollup ORDER BY ALL",
          "SELECT * FROM raw_ingest ORDER BY raw_id");

  @TempDir Path folder;
  private Warehouse warehouse;

  /**
   * An empty warehouse that holds a mapping's ids if more than half of at least four are revised.
   */
  abstract Warehouse create(Path home);

  /** How many random histories are replayed; fewer where statements take long. */
  int histories() {
    return 10;
  }

  @BeforeEach
  void createWarehouse() {
    warehouse = create(folder.resolve("home"));
  }

  // ---- nothing has changed

  @Test
  void replayingEverythingLeavesEveryRowAsItWas() {
    long held = 0;
    long revised = 0;
    for (int seed = 0; seed < histories(); seed++) {
      warehouse = create(folder.resolve("random" + seed));
      Random random = new Random(seed);
      Map<String, Entry[]> objects = new LinkedHashMap<>();
      for (int run = 0; run < 5; run++) {
        RunBuilder builder = new RunBuilder("r" + run);
        for (int input = random.nextInt(3); input >= 0; input--) {
          boolean again = !objects.isEmpty() && random.nextInt(3) == 0;
          String rawId =
              again
                  ? List.copyOf(objects.keySet()).get(random.nextInt(objects.size()))
                  : "raw" + objects.size();
          Entry[] entries = objects.computeIfAbsent(rawId, id -> randomEntries(random));
          builder.input(rawId, MONDAY.plusSeconds(run * 60L + random.nextInt(2))).payload(rawId);
          builder.entries(entries);
        }
        Counts counts = commit(builder).counts();
        held += counts.deadLettered();
        revised += counts.updated();
      }
      List<List<List<Object>>> before = tables();
      long letters = count("SELECT count(*) FROM dead_letters");

      RunDetail detail = commit(replayOf(objects, "p", RunBuilder.ORDERS)).detail();

      assertEquals(List.of(), detail.changes(), "seed " + seed);
      assertEquals(before, tables(), "seed " + seed);
      assertEquals(0, detail.run().counts().written() + detail.run().counts().updated());
      assertEquals(letters, count("SELECT count(*) FROM dead_letters"), "seed " + seed);
    }
    assertTrue(
        histories() < 10 || (held > 10 && revised > 50), held + " held, " + revised + " revised");
  }

  private static Entry[] randomEntries(Random random) {
    List<Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(7); i >= 0; i--) {
      int content = random.nextInt(3);
      Entry entry =
          random.nextInt(4) == 0
              ? Entry.byContent("s" + random.nextInt(2)).content("c" + content)
              : Entry.mapped("id" + random.nextInt(6)).content("c" + content);
      entry.lines(1 + content).amount(Integer.toString(content));
      if (random.nextInt(3) > 0) {
        entry.updatedAt(MONDAY.plus(Duration.ofHours(random.nextInt(4))));
      }
      if (random.nextInt(40) == 0) {
        entry.day(LocalDate.of(2026, 2, 1));
      }
      entries.add(entry);
    }
    return entries.toArray(Entry[]::new);
  }

  @Test
  void anyPartReplayedWithWhatItAsksForLeavesEveryRowAsItWas() {
    for (int seed = 50; seed < 50 + histories() / 5; seed++) {
      warehouse = create(folder.resolve("part" + seed));
      Random random = new Random(seed);
      Map<String, Entry[]> objects = new LinkedHashMap<>();
      for (int run = 0; run < 6; run++) {
        RunBuilder builder = new RunBuilder("r" + run);
        String rawId = "raw" + run;
        objects.put(rawId, randomEntries(random));
        builder.input(rawId, MONDAY.plusSeconds(run)).payload(rawId).entries(objects.get(rawId));
        commit(builder);
      }
      List<List<List<Object>>> before = tables();

      for (String rawId : objects.keySet()) {
        replayClosed(Map.of(rawId, objects.get(rawId)), objects, "p-" + rawId, RunBuilder.ORDERS);
        assertEquals(before, tables(), "seed " + seed + " " + rawId);
      }
    }
  }

  // ---- another mapping

  @Test
  void aMendedMappingTurnsDeadLettersIntoEntries() {
    commit(
        object("r1", "a", MONDAY)
            .dead(ReasonCode.DATE_INVALID, "1")
            .entries(Entry.mapped("2"))
            .dead(ReasonCode.DATE_INVALID, "3"));

    CommitReport report =
        commit(
            object("p", "a", MONDAY, V2)
                .replay()
                .entries(Entry.mapped("1"), Entry.mapped("2"))
                .dead(ReasonCode.CURRENCY_UNKNOWN, "3"));

    assertEquals(new Counts(3, 1, 0, 1, 1, 0, 2), report.counts());
    assertEquals(
        List.of(
            new ReplayChange("ADDED", "WAS_DEAD", "DATE_INVALID", 1, 1),
            new ReplayChange("RESTATED", "MAPPING", "orders 1 -> 2", 1, 1)),
        report.detail().changes());
    assertEquals(
        List.of(
            List.of("CURRENCY_UNKNOWN", "OPEN", 1L, 1L, "p"),
            List.of("DATE_INVALID", "REPLAYED", 1L, 0L, "r1")),
        rows("SELECT reason, status, seen, tries, last_run_id FROM dead_letters ORDER BY reason"));
    assertEquals(List.of(List.of(2L)), rows("SELECT entries FROM daily_rollup"));
    assertEquals(List.of(List.of(1L)), rows("SELECT deliveries FROM raw_ingest"));
    assertEquals(
        List.of(List.of("1", 1L, "2026-11-02"), List.of("2", 1L, "2026-11-02")),
        rows("SELECT event_id, revision, ingestion_date FROM ledger ORDER BY event_id"));
  }

  @Test
  void anotherContentIsARevisionInItsOldPartition() {
    commit(object("r1", "a", MONDAY).entries(Entry.mapped("1").lines(2)));

    CommitReport report =
        commit(
            object("p", "a", MONDAY, V2)
                .replay()
                .entries(
                    Entry.mapped("1").content("x").amount("7").day(LocalDate.of(2026, 11, 3))));

    assertEquals(new Counts(1, 0, 1, 0, 0, 0, 1), report.counts());
    assertEquals(
        List.of(List.of(new BigDecimal("7.000000000"), 2L, "2026-11-02", "p", 2L)),
        rows("SELECT amount, revision, ingestion_date, run_id, mapping_version FROM ledger"));
    assertEquals(
        List.of(List.of("2026-11-03", 1L)), rows("SELECT event_date, entries FROM daily_rollup"));
    assertEquals(List.of(), rows("SELECT * FROM ledger_contents"));
  }

  @Test
  void whatDoesNotAriseAnyMoreIsGone() {
    commit(
        object("r1", "a", MONDAY)
            .entries(Entry.mapped("1"), Entry.mapped("2"), Entry.mapped("3"), Entry.mapped("4")));
    List<List<Object>> fourth = rows("SELECT * FROM ledger WHERE event_id = '4'");

    CommitReport report =
        commit(
            object("p", "a", MONDAY)
                .replay()
                .dead(ReasonCode.DATE_INVALID, "1")
                .ignored(IgnoreCode.MAPPING_FILTER)
                .entries(Entry.mapped("other"), Entry.mapped("4")));

    assertEquals(new Counts(4, 1, 0, 1, 1, 1, 1), report.counts());
    assertEquals(
        List.of(
            new ReplayChange("ADDED", "NEW_EVENT", null, 1, 1),
            new ReplayChange("GONE", "NOW_DEAD", "DATE_INVALID", 1, 1),
            new ReplayChange("GONE", "NOW_IGNORED", "MAPPING_FILTER", 1, 1),
            new ReplayChange("GONE", "OTHER_EVENT", null, 1, 1)),
        report.detail().changes());
    assertEquals(fourth, rows("SELECT * FROM ledger WHERE event_id = '4'"));
    assertEquals(List.of(List.of(2L)), rows("SELECT entries FROM daily_rollup"));
  }

  @Test
  void theOlderMappingUndoesWhatTheNewerDid() {
    commit(object("r1", "a", MONDAY).entries(Entry.mapped("1"), Entry.mapped("2").content("two")));
    String sql = "SELECT * EXCLUDE (run_id, revision) FROM ledger ORDER BY event_key";
    List<List<Object>> before = rows(sql);

    commit(object("p1", "a", MONDAY, V2).replay().entries(Entry.mapped("1").content("x")));
    assertEquals(1, rows(sql).size());
    commit(
        object("p2", "a", MONDAY)
            .replay()
            .entries(Entry.mapped("1"), Entry.mapped("2").content("two")));

    assertEquals(before, rows(sql));
    assertEquals(
        List.of(List.of("1", 3L), List.of("2", 1L)),
        rows("SELECT event_id, revision FROM ledger ORDER BY event_id"));
  }

  // ---- parts of the whole

  @Test
  void eventsThatOtherObjectsRevisedTakeThoseIn() {
    Entry[] first = {Entry.mapped("1").content("old")};
    Entry[] second = {Entry.mapped("1").content("new")};
    commit(object("r1", "a", MONDAY).entries(first));
    commit(object("r2", "b", TUESDAY).entries(second));
    commit(object("r3", "c", WEDNESDAY).entries(Entry.mapped("9")));

    ReplayIncompleteException incomplete =
        assertThrows(
            ReplayIncompleteException.class,
            () -> commit(object("p", "a", MONDAY).replay().entries(first)));

    assertEquals(List.of("b"), incomplete.missing());
    assertFalse(warehouse.isCommitted("p"));
    assertEquals(
        List.of("a", "b"),
        warehouse.rawObjectsSharingEvents(List.of("b")).stream().map(RawObject::rawId).toList());
  }

  @Test
  void aDuplicateElsewhereStepsInForARecordThatIsDeadNow() {
    commit(object("r1", "a", MONDAY).entries(Entry.mapped("1")));
    commit(object("r2", "b", TUESDAY).entries(Entry.mapped("1"), Entry.mapped("2")));

    ReplayIncompleteException incomplete =
        assertThrows(
            ReplayIncompleteException.class,
            () -> commit(object("p", "a", MONDAY).replay().dead(ReasonCode.DECIMAL_INVALID, "1")));
    assertEquals(List.of("b"), incomplete.missing());

    RunBuilder both = object("p", "a", MONDAY).replay().dead(ReasonCode.DECIMAL_INVALID, "1");
    both.input("b", TUESDAY).entries(Entry.mapped("1"), Entry.mapped("2"));
    assertEquals(List.of(), commit(both).detail().changes());
    assertEquals(List.of(List.of(2L)), rows("SELECT count(*) FROM ledger"));
  }

  @Test
  void aRunIsHeldOnlyAsAWhole() {
    Entry[] ids = Stream.of("1", "2", "3", "4").map(Entry::mapped).toArray(Entry[]::new);
    Entry[] revised =
        Stream.of("1", "2", "3").map(id -> Entry.mapped(id).content("x")).toArray(Entry[]::new);
    commit(object("r1", "a", MONDAY).entries(ids));
    RunBuilder run = object("r2", "b", TUESDAY).entries(revised);
    run.input("c", TUESDAY).payload("c").entries(Entry.mapped("4").content("x"));
    assertEquals(4, commit(run).counts().deadLettered());

    ReplayIncompleteException incomplete =
        assertThrows(
            ReplayIncompleteException.class,
            () -> commit(object("p", "c", TUESDAY).replay().entries(Entry.mapped("4"))));

    assertTrue(incomplete.missing().contains("b"), incomplete.missing().toString());
  }

  @Test
  void whatTheRecordsOfARunSayTogetherHoldsItThoughTheyMeetDifferentRuns() {
    Entry[] first = Stream.of("1", "2", "3", "4").map(Entry::mapped).toArray(Entry[]::new);
    Entry[] second = Stream.of("3", "4", "5", "6").map(Entry::mapped).toArray(Entry[]::new);
    Entry[] plain = Stream.of("1", "3", "5", "7").map(Entry::mapped).toArray(Entry[]::new);
    Entry[] revising =
        Stream.of("1", "3", "5", "7")
            .map(id -> Entry.mapped(id).content(id.equals("7") ? "7" : "x"))
            .toArray(Entry[]::new);
    commit(object("r1", "a", MONDAY).entries(first));
    commit(object("r2", "b", TUESDAY).entries(second));
    commit(object("r3", "c", WEDNESDAY).entries(plain));
    assertEquals(0, count("SELECT count(*) FROM dead_letters"));

    RunBuilder all = object("p", "a", MONDAY).replay().entries(first);
    all.input("b", TUESDAY).payload("b").entries(second);
    all.input("c", WEDNESDAY).payload("c").entries(revising);
    CommitReport report = commit(all);

    assertEquals(4, report.counts().deadLettered());
    assertEquals(
        List.of(List.of("ID_NOT_UNIQUE", 4L)),
        rows("SELECT reason, count(*) FROM dead_letters GROUP BY reason"));
    assertEquals(
        List.of(new ReplayChange("GONE", "NOW_DEAD", "ID_NOT_UNIQUE", 1, 1)),
        report.detail().changes());
  }

  @Test
  void eventsOnObjectsWithoutBytesAreKept() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1").content("old")));
    commit(object("r2", "b", TUESDAY).entries(Entry.mapped("1").content("new"), Entry.mapped("2")));
    List<List<Object>> before = rows("SELECT * FROM ledger WHERE event_id = '1'");

    CommitReport report =
        commit(
            object("p", "b", TUESDAY, V2)
                .replay()
                .entries(Entry.mapped("1").content("other"), Entry.mapped("2").content("x")));

    assertEquals(new Counts(2, 0, 1, 1, 0, 0, 1), report.counts());
    assertEquals(
        List.of(
            new ReplayChange("CHANGED", "MAPPING", "orders 1 -> 2", 1, 1),
            new ReplayChange("KEPT", "ORIGINAL_GONE", null, 1, 1)),
        report.detail().changes());
    assertEquals(before, rows("SELECT * FROM ledger WHERE event_id = '1'"));
  }

  @Test
  void anObjectThatWasNeverDeliveredCannotBeReplayed() {
    StagingException refusal =
        assertThrows(
            StagingException.class,
            () -> commit(object("p", "a", MONDAY).replay().entries(Entry.mapped("1"))));
    assertTrue(refusal.getMessage().contains("never delivered"), refusal.getMessage());
  }

  // ---- rehearsal and selection

  @Test
  void aRehearsalShowsBothSidesAndChangesNothing() {
    commit(object("r1", "a", MONDAY).entries(Entry.mapped("1"), Entry.mapped("2")));
    List<List<List<Object>>> before = tables();
    RunBuilder replay = object("p", "a", MONDAY, V2).replay();
    replay.entries(Entry.mapped("1").content("x").amount("7"), Entry.mapped("3"));
    Path staged = folder.resolve("staged");

    ReplayRehearsal rehearsal =
        warehouse.rehearseReplay(replay.manifest(staged), StagedFiles.in(staged), 5);

    assertEquals(before, tables());
    assertEquals(
        List.of("ADDED", "CHANGED", "GONE"),
        rehearsal.rows().stream().map(ReplayRow::change).toList());
    ReplayRow changed = rehearsal.rows().get(1);
    assertEquals("10.000000000", changed.before().get("amount"));
    assertEquals("7.000000000", changed.after().get("amount"));
    assertTrue(rehearsal.rows().get(0).before().isEmpty());
    assertTrue(rehearsal.rows().get(2).after().isEmpty());
    assertEquals(
        rehearsal.detail().changes(),
        warehouse.commit(replay.manifest(staged), StagedFiles.in(staged)).detail().changes());
  }

  @Test
  void objectsAreSelectedByWhatIsKnownOfThem() {
    commit(object("r1", "a", MONDAY).entries(Entry.mapped("1")));
    commit(object("r2", "b", TUESDAY).dead(ReasonCode.DATE_INVALID, "x"));
    commit(object("r3", "c", WEDNESDAY).dead(ReasonCode.DECIMAL_INVALID, "y"));
    commit(new RunBuilder("r4").input("d", WEDNESDAY).entries(Entry.mapped("4")));

    assertEquals(List.of("a", "b", "c", "d"), selected(RawSelection.ALL));
    assertEquals(List.of("b"), selected(select(null, "r2", null, null)));
    assertEquals(List.of("a", "d"), selected(select("pos", null, null, null)));
    assertEquals(List.of("a", "b"), selected(select(null, null, null, 2)));
    assertEquals(List.of("b", "c"), selected(select(null, null, letters(null), null)));
    assertEquals(List.of("b"), selected(select(null, null, letters(null), 1)));
    assertEquals(List.of("c"), selected(select(null, null, letters("DECIMAL_INVALID"), null)));
    assertEquals(List.of(), selected(select(null, "r1", letters(null), null)));
    assertEquals(
        List.of("b", "c", "d"),
        selected(
            new RawSelection(
                "hafen",
                null,
                null,
                LocalDate.of(2026, 11, 3),
                LocalDate.of(2026, 11, 4),
                List.of(),
                null,
                null)));
    assertFalse(warehouse.rawObjects(RawSelection.ALL).get(3).available());
    List<String> payloads = new ArrayList<>();
    List<RawObject> two =
        warehouse.rawObjects(RawSelection.ALL).stream()
            .filter(object -> !List.of("b", "c").contains(object.rawId()))
            .toList();
    warehouse.payloads(two, (rawId, bytes) -> payloads.add(rawId + bytes.length));
    assertEquals(List.of("a1"), payloads);
  }

  @Test
  void lettersTriedTooOftenAreLeftOutUnlessNamed() {
    commit(object("r1", "a", MONDAY).dead(ReasonCode.DATE_INVALID, "x"));
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of("a"), selected(select(null, null, letters(null), null)));
      commit(object("p" + i, "a", MONDAY).replay().dead(ReasonCode.DATE_INVALID, "x"));
    }

    RawSelection bulk = select(null, null, letters(null), null);
    assertEquals(List.of(), selected(bulk));
    assertEquals(1, warehouse.exhaustedDeadLetters(bulk));
    String id = warehouse.deadLetters(DeadLetterFilter.OPEN, 1).get(0).id();
    RawSelection.Letters named = new RawSelection.Letters(List.of(id), null, null, 3);
    assertEquals(List.of("a"), selected(select(null, null, named, null)));
  }

  // ---- helpers

  private static RawSelection.Letters letters(String reason) {
    return new RawSelection.Letters(List.of(), null, reason, 3);
  }

  private static RawSelection select(
      String source, String runId, RawSelection.Letters letters, Integer limit) {
    return new RawSelection(null, source, runId, null, null, List.of(), letters, limit);
  }

  private List<String> selected(RawSelection selection) {
    return warehouse.rawObjects(selection).stream().map(RawObject::rawId).toList();
  }

  /** A run over one raw object whose bytes are kept. */
  private static RunBuilder object(String run, String rawId, Instant at, RunContext... contexts) {
    RunBuilder builder = contexts.length == 0 ? new RunBuilder(run) : new RunBuilder(run, contexts);
    return builder.input(rawId, at).payload(rawId);
  }

  private RunBuilder replayOf(Map<String, Entry[]> objects, String run, RunContext context) {
    RunBuilder replay = new RunBuilder(run, context).replay();
    for (RawObject object : warehouse.rawObjects(RawSelection.ALL)) {
      if (objects.containsKey(object.rawId())) {
        replay.input(object.rawId(), object.receivedAt()).entries(objects.get(object.rawId()));
      }
    }
    return replay;
  }

  /** Replays some objects, and whatever the warehouse asks for besides. */
  private void replayClosed(
      Map<String, Entry[]> chosen, Map<String, Entry[]> all, String run, RunContext context) {
    Map<String, Entry[]> objects = new LinkedHashMap<>(chosen);
    for (boolean again = true; again; ) {
      again = false;
      try {
        commit(replayOf(objects, run, context));
      } catch (ReplayIncompleteException e) {
        e.missing().forEach(rawId -> objects.put(rawId, all.get(rawId)));
        again = true;
      }
    }
  }

  private CommitReport commit(RunBuilder run) {
    Path staged = folder.resolve("staged");
    return warehouse.commit(run.manifest(staged), StagedFiles.in(staged));
  }

  /** The rows of a statement in the words of DuckDB, over the tables of the warehouse. */
  List<List<Object>> rows(String sql) {
    return warehouse.query(sql, QueryLimits.DEFAULT).rows();
  }

  private long count(String sql) {
    return (Long) rows(sql).get(0).get(0);
  }

  private List<List<List<Object>>> tables() {
    return TABLES.stream().map(this::rows).toList();
  }
}
