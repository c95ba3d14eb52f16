package dev.titan.storage.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.IdScope;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunContext;
import dev.titan.schemas.run.StagedTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every warehouse must do, whatever it is made of. */
abstract class WarehouseContract {
  static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00.000001Z");
  static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

  @TempDir Path folder;
  Warehouse warehouse;

  /** An empty warehouse. */
  abstract Warehouse create(Path home);

  @BeforeEach
  void createWarehouse() {
    warehouse = create(folder.resolve("home"));
  }

  // ---- the ledger

  @Test
  void writesAnEntryWithAllItsColumns() {
    commit(new RunBuilder("r1").input("raw1", MONDAY).entries(Entry.mapped("1")));

    assertEquals(
        List.of(
            List.of(
                "1",
                "MAPPED",
                1L,
                "hafen",
                "altona",
                "pos",
                "SALE",
                "STREAM",
                "POSTED",
                "2026-11-02",
                "2026-11-02",
                "2026-11-02T08:00:00.000001",
                new BigDecimal("10.000000000"),
                "EUR",
                "a sale",
                "orders",
                1L,
                0.9,
                1L,
                "raw1",
                1L,
                "r1")),
        rows(
            "SELECT event_id, id_kind, line, tenant_id, location_id, source, category, kind, status,"
                + " event_date, ingestion_date, first_received_at, amount, currency, description,"
                + " mapping_id, mapping_version, confidence, revision, raw_id, ordinal, run_id"
                + " FROM ledger"));
  }

  @Test
  void theSameFileAgainAddsNothing() {
    RunBuilder first = new RunBuilder("r1").input("raw1", MONDAY);
    first.entries(Entry.mapped("1"), Entry.byContent("x"), Entry.byContent("x"));
    RunBuilder second = new RunBuilder("r2").input("raw1", TUESDAY);
    second.entries(Entry.mapped("1"), Entry.byContent("x"), Entry.byContent("x"));

    assertEquals(new Counts(3, 3, 0, 0, 0, 0, 3), commit(first).counts());
    List<List<Object>> before = rows("SELECT * FROM ledger ORDER BY event_key");
    assertEquals(new Counts(3, 0, 0, 3, 0, 0, 0), commit(second).counts());

    assertEquals(before, rows("SELECT * FROM ledger ORDER BY event_key"));
    assertEquals(List.of(List.of(2L)), rows("SELECT deliveries FROM raw_ingest"));
  }

  @Test
  void twoEqualRowsOfOneFileAreTwoEventsAndAnOverlapAddsOnlyTheThird() {
    commit(
        new RunBuilder("r1")
            .input("raw1", MONDAY)
            .entries(Entry.byContent("x"), Entry.byContent("x")));

    CommitReport report =
        commit(
            new RunBuilder("r2")
                .input("raw2", TUESDAY)
                .entries(Entry.byContent("x"), Entry.byContent("x"), Entry.byContent("x")));

    assertEquals(new Counts(3, 1, 0, 2, 0, 0, 1), report.counts());
    assertEquals(
        List.of(List.of("1"), List.of("2"), List.of("3")),
        rows("SELECT split_part(event_id, '-', 2) FROM ledger ORDER BY event_id"));
    assertEquals(List.of(List.of(3L)), rows("SELECT count(DISTINCT event_key) FROM ledger"));
  }

  @Test
  void aRevisionReplacesAllLinesAndKeepsTheFirstReceipt() {
    commit(new RunBuilder("r1").input("raw1", MONDAY).entries(Entry.mapped("1").lines(3)));

    CommitReport report =
        commit(
            new RunBuilder("r2")
                .input("raw2", TUESDAY)
                .entries(Entry.mapped("1").content("two").amount("12.5").lines(2)));

    assertEquals(new Counts(1, 0, 1, 0, 0, 0, 2), report.counts());
    assertEquals(
        List.of(
            List.of(1L, new BigDecimal("12.500000000"), 2L, "2026-11-02", "raw2"),
            List.of(2L, new BigDecimal("12.500000000"), 2L, "2026-11-02", "raw2")),
        rows("SELECT line, amount, revision, ingestion_date, raw_id FROM ledger ORDER BY line"));
    assertEquals(
        List.of(List.of("2026-11-02T08:00:00.000001", "2026-11-03T08:00:00.000001")),
        rows("SELECT DISTINCT first_received_at, received_at FROM ledger"));
  }

  @Test
  void anOldExportDoesNotUndoACorrectionUnlessTheSourceSaysItIsNewer() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1").content("old")));
    commit(new RunBuilder("r2").input("b", TUESDAY).entries(Entry.mapped("1").content("new")));

    Counts again =
        commit(new RunBuilder("r3").input("c", WEDNESDAY).entries(Entry.mapped("1").content("old")))
            .counts();
    assertEquals(new Counts(1, 0, 0, 1, 0, 0, 0), again);
    assertEquals(List.of(List.of("b", 2L)), rows("SELECT raw_id, revision FROM ledger"));

    Counts newer =
        commit(
                new RunBuilder("r4")
                    .input("d", WEDNESDAY)
                    .entries(Entry.mapped("1").content("old").updatedAt(WEDNESDAY)))
            .counts();
    assertEquals(new Counts(1, 0, 1, 0, 0, 0, 1), newer);
    assertEquals(List.of(List.of("d", 3L)), rows("SELECT raw_id, revision FROM ledger"));
  }

  @Test
  void aContentOlderThanTheCurrentOneIsOnlyRemembered() {
    commit(
        new RunBuilder("r1")
            .input("a", MONDAY)
            .entries(Entry.mapped("1").content("new").updatedAt(TUESDAY)));

    Counts late =
        commit(
                new RunBuilder("r2")
                    .input("b", WEDNESDAY)
                    .entries(Entry.mapped("1").content("old").updatedAt(MONDAY)))
            .counts();

    assertEquals(new Counts(1, 0, 1, 0, 0, 0, 0), late);
    assertEquals(List.of(List.of("a", 1L)), rows("SELECT raw_id, revision FROM ledger"));
    assertEquals(
        List.of(List.of("a"), List.of("b")),
        rows("SELECT raw_id FROM ledger_contents ORDER BY raw_id"));
  }

  @Test
  void hostileTextComesBackAsItWas() {
    String hostile =
        "a \"quoted\", 'text'\nwith\r\nlines;\ttabs \\ \\n NULL \u00e9\u4e2d\ud83d\ude00\u2028\ufeff"
            + "\n0,0,9,1,\"forged\",\"row\",,\"x\"\n\"\",";
    Entry entry = Entry.mapped(" 1\n\"'").description(hostile);
    entry.attributes = "{\"k\":\"\\\"\\u0041\\n,\"}";

    commit(new RunBuilder("r1").input("a", MONDAY).entries(entry, Entry.mapped("2")));

    assertEquals(
        List.of(List.of(" 1\n\"'", hostile, "\"A\n,")),
        rows("SELECT event_id, description, attributes ->> '$.k' FROM ledger WHERE ordinal = 1"));
  }

  // ---- runs

  @Test
  void aCommittedManifestIsSkippedAndItsReportReturned() {
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1"));
    run.ignored(IgnoreCode.TOTAL_ROW).dead(ReasonCode.RECORD_MALFORMED, "{");
    assertFalse(warehouse.isCommitted("r1"));
    CommitReport first = commit(run);

    CommitReport second = commit(run);

    assertTrue(warehouse.isCommitted("r1"));
    assertFalse(first.repeated());
    assertTrue(second.repeated());
    assertEquals(first.detail(), second.detail());
    assertEquals(first.detail(), warehouse.run("r1").orElseThrow());
    assertEquals(List.of(first.detail().run()), warehouse.runs());
    assertEquals(new Counts(3, 1, 0, 0, 1, 1, 1), first.counts());
    assertEquals(
        List.of(
            new CodeCount("DEAD_LETTERED", "RECORD_MALFORMED", 1),
            new CodeCount("IGNORED", "TOTAL_ROW", 1)),
        first.detail().codes());
    assertEquals(List.of(List.of(1L)), rows("SELECT seen FROM dead_letters"));
  }

  @Test
  void anotherManifestUnderTheSameRunIsRefused() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1")));

    RunBuilder other = new RunBuilder("r1").input("b", MONDAY).entries(Entry.mapped("2"));

    assertThrows(StagingException.class, () -> commit(other));
  }

  @Test
  void aRunWithoutAnyRecordIsARun() {
    assertEquals(new Counts(0, 0, 0, 0, 0, 0, 0), commit(new RunBuilder("r1")).counts());
    assertEquals(
        new Counts(0, 0, 0, 0, 0, 0, 0), commit(new RunBuilder("r2").input("a", MONDAY)).counts());
  }

  @Test
  void eachInputHasItsOwnAccount() {
    RunBuilder run = new RunBuilder("r1");
    run.input("a", MONDAY).entries(Entry.mapped("1"), Entry.mapped("2"));
    run.input("b", MONDAY).entries(Entry.mapped("2"), Entry.mapped("3").content("x"));
    run.input("c", MONDAY).deadInput(ReasonCode.INPUT_CORRUPT);

    List<InputRow> inputs = commit(run).detail().inputs();

    assertEquals(
        List.of(
            new Counts(2, 2, 0, 0, 0, 0, 2),
            new Counts(2, 1, 0, 1, 0, 0, 1),
            new Counts(1, 0, 0, 0, 1, 0, 0)),
        inputs.stream().map(InputRow::counts).toList());
    assertEquals("/in/c.csv", inputs.get(2).origin());
  }

  // ---- accounting

  @Test
  void aRunThatDoesNotBalanceCommitsNothing() {
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1"));
    run.dead(ReasonCode.RECORD_MALFORMED, "{").readMore(1);

    AccountingException refusal = assertThrows(AccountingException.class, () -> commit(run));

    assertTrue(refusal.getMessage().contains("r1"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("/in/a.csv: read 3"), refusal.getMessage());
    assertNothingThere();
  }

  @Test
  void runsWhoseBooksAreWrongKeepNoOtherFromItsCommit() {
    Path staged = folder.resolve("staged");
    RunBuilder good = new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1"));
    RunBuilder lost = new RunBuilder("r2").input("b", MONDAY).entries(Entry.mapped("2"));
    lost.readMore(1);
    RunBuilder twice = new RunBuilder("r3").input("c", MONDAY).entries(Entry.mapped("3"));
    twice.raw(StagedTable.IGNORED, 0, 1, "TOTAL_ROW");
    RunBuilder last = new RunBuilder("r4").input("d", TUESDAY).entries(Entry.mapped("1"));
    List<StagedRun> runs =
        List.of(good, lost, twice, last).stream()
            .map(run -> new StagedRun(run.manifest(staged), StagedFiles.in(staged)))
            .toList();

    List<CommitOutcome> outcomes = warehouse.commitAll(runs);

    assertEquals(
        List.of("r1", "r2", "r3", "r4"), outcomes.stream().map(CommitOutcome::runId).toList());
    assertEquals(new Counts(1, 1, 0, 0, 0, 0, 1), outcomes.get(0).report().orElseThrow().counts());
    assertEquals(new Counts(1, 0, 0, 1, 0, 0, 0), outcomes.get(3).report().orElseThrow().counts());
    String imbalance = outcomes.get(1).failure().orElseThrow().getMessage();
    assertTrue(imbalance.contains("run r2") && imbalance.contains("read 2"), imbalance);
    String contradiction = outcomes.get(2).failure().orElseThrow().getMessage();
    assertTrue(
        contradiction.contains("run r3") && contradiction.contains("two outcomes"), contradiction);
    assertEquals(List.of("r1", "r4"), warehouse.runs().stream().map(RunRow::runId).toList());
    assertTrue(warehouse.commitAll(runs).get(0).report().orElseThrow().repeated());
  }

  @Test
  void contradictoryRowsAreRefused() {
    Entry good = Entry.mapped("1");
    refused("two outcomes", run -> run.raw(StagedTable.IGNORED, 0, 1, "TOTAL_ROW"), good);
    refused("two outcomes", run -> run.raw(StagedTable.ENTRIES, good.row(0, 1, 1)), good);
    refused("context or input", run -> run, Entry.mapped("1").in(5));
    refused("context or input", run -> run.raw(StagedTable.ENTRIES, good.row(7, 2, 1)), good);
    refused("not numbered 1, 2, 3", run -> run.raw(StagedTable.ENTRIES, good.row(0, 1, 3)), good);
    refused("not numbered 1, 2, 3", run -> run.raw(StagedTable.ENTRIES, good.row(0, 2, 2)), good);
    refused("unknown category", run -> run, Entry.mapped("1").status("MAYBE"));
    refused("unknown code", run -> run.raw(StagedTable.IGNORED, 0, 2, "NONSENSE"), good);
  }

  private void refused(String problem, UnaryOperator<RunBuilder> spoil, Entry entry) {
    RunBuilder run = spoil.apply(new RunBuilder("r1").input("a", MONDAY).entries(entry));
    AccountingException refusal = assertThrows(AccountingException.class, () -> commit(run));
    assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
    assertNothingThere();
  }

  @Test
  void aMappingOfAnotherTenantIsRefused() {
    RunContext foreign =
        new RunContext("other", "pos", "orders", 1, "fp", Kind.STREAM, IdScope.LOCATION, 1);
    RunBuilder run = new RunBuilder("r1", foreign).input("a", MONDAY).entries(Entry.mapped("1"));

    AccountingException refusal = assertThrows(AccountingException.class, () -> commit(run));

    assertTrue(refusal.getMessage().contains("another tenant"), refusal.getMessage());
    assertNothingThere();
  }

  @Test
  void aDamagedStagedFileIsRefused() throws IOException {
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1"));
    Path staged = folder.resolve("staged");
    Manifest manifest = run.manifest(staged);
    Path file = staged.resolve(manifest.files().get(0).name());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    StagingException flipped =
        assertThrows(
            StagingException.class, () -> warehouse.commit(manifest, StagedFiles.in(staged)));
    assertTrue(flipped.getMessage().contains(file.toString()), flipped.getMessage());
    Files.delete(file);
    assertThrows(StagingException.class, () -> warehouse.commit(manifest, StagedFiles.in(staged)));
    assertNothingThere();
  }

  @Test
  void anErrorTextNeverQuotesAValue() throws IOException {
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY).readMore(1);
    run.raw(StagedTable.IGNORED, 0, 1, "4111 1111 1111 1111");
    Path staged = folder.resolve("staged");
    Manifest manifest = run.manifest(staged);
    Path file = staged.resolve(manifest.files().get(0).name());
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("4111")] = (byte) 0xff; // no UTF-8
    Files.write(file, bytes);

    StagingException refusal =
        assertThrows(
            StagingException.class,
            () -> warehouse.commit(manifest, StagedFiles.in(staged).asChecked()));

    for (Throwable e = refusal; e != null; e = e.getCause()) {
      assertFalse(e.getMessage().contains("111 1111"), e.getMessage());
    }
  }

  // ---- ids that are none

  @Test
  void idsOfDistantDatesAreHeldAndOtherMappingsAreNot() {
    RunBuilder run = new RunBuilder("r1", RunBuilder.ORDERS, RunBuilder.context("bills", 1));
    run.input("a", MONDAY)
        .entries(
            Entry.mapped("1"),
            Entry.mapped("1").content("two").day(LocalDate.of(2026, 5, 2)),
            Entry.mapped("2"),
            Entry.mapped("1").in(1));

    CommitReport report = commit(run);

    assertEquals(new Counts(4, 1, 0, 0, 3, 0, 1), report.counts());
    assertEquals(
        List.of(new CodeCount("DEAD_LETTERED", "ID_NOT_UNIQUE", 3)), report.detail().codes());
    assertEquals(List.of(List.of("bills")), rows("SELECT mapping_id FROM ledger"));
    DeadLetterRow letter = warehouse.deadLetters(DeadLetterFilter.OPEN, 1).get(0);
    assertEquals("GUARD", letter.failure().stage());
    assertEquals("event_id", letter.failure().field());
    assertEquals("1 of 2 ids stand for events more than 31 days apart", letter.failure().detail());
  }

  @Test
  void distantDatesAgainstTheLedgerAreHeldToo() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1")));

    Entry other = Entry.mapped("1").content("two").day(LocalDate.of(2026, 5, 2));
    Counts counts = commit(new RunBuilder("r2").input("b", TUESDAY).entries(other)).counts();

    assertEquals(new Counts(1, 0, 0, 0, 1, 0, 0), counts);
    assertEquals(List.of(List.of("r1")), rows("SELECT run_id FROM ledger"));
  }

  @Test
  void aCorrectedMappingMayReviseEverything() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(many("one", 60)));

    Entry[] corrected = many("two", 60);
    for (Entry entry : corrected) {
      entry.day(LocalDate.of(2026, 2, 11));
    }
    RunBuilder run = new RunBuilder("r2", RunBuilder.context("orders", 2));
    Counts counts = commit(run.input("a", TUESDAY).entries(corrected)).counts();

    assertEquals(new Counts(60, 0, 60, 0, 0, 0, 60), counts);
  }

  @Test
  void aRunThatRevisesTooManyIdsIsHeld() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(many("one", 60)));

    Counts few = commit(new RunBuilder("r2").input("b", TUESDAY).entries(many("two", 30))).counts();
    Counts most =
        commit(new RunBuilder("r3").input("c", TUESDAY).entries(many("three", 60))).counts();

    assertEquals(new Counts(30, 0, 30, 0, 0, 0, 30), few);
    assertEquals(new Counts(60, 0, 0, 0, 60, 0, 0), most);
  }

  static Entry[] many(String content, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Entry.mapped("id" + i).content(content + i))
        .toArray(Entry[]::new);
  }

  // ---- dead letters

  @Test
  void aDeadLetterDeliveredAgainIsTheSameOne() {
    commit(
        new RunBuilder("r1")
            .input("a", MONDAY)
            .dead(ReasonCode.RECORD_MALFORMED, "{")
            .dead(ReasonCode.RECORD_MALFORMED, "{"));
    commit(new RunBuilder("r2").input("b", TUESDAY).dead(ReasonCode.UNMAPPED_SCHEMA, "{"));

    List<DeadLetterRow> letters = warehouse.deadLetters(DeadLetterFilter.ALL, 10);
    assertEquals(2, letters.size());
    DeadLetterRow seenTwice =
        letters.stream().filter(letter -> letter.history().seen() == 2).findFirst().orElseThrow();
    assertEquals("UNMAPPED_SCHEMA", seenTwice.failure().reason());
    assertEquals(MONDAY, seenTwice.history().firstSeenAt());
    assertEquals(TUESDAY, seenTwice.history().lastSeenAt());
    assertEquals("r1", seenTwice.runId());
    assertEquals("r2", seenTwice.lastRunId());
    assertEquals("b", seenTwice.place().rawId());
    assertEquals("{", new String(Base64.getDecoder().decode(seenTwice.payload()), UTF_8));
    assertEquals(seenTwice, warehouse.deadLetter(seenTwice.id()).orElseThrow());
    assertTrue(warehouse.deadLetter("nothing").isEmpty());
  }

  @Test
  void aDeadLetterWhoseRecordIsNowAnEntryOrIgnoredIsReplayed() {
    RunBuilder dead = new RunBuilder("r1").input("a", MONDAY);
    dead.dead(ReasonCode.UNMAPPED_SCHEMA, "1").dead(ReasonCode.UNMAPPED_SCHEMA, "2");
    dead.dead(ReasonCode.UNMAPPED_SCHEMA, "3");
    dead.input("z", MONDAY).deadInput(ReasonCode.INPUT_CORRUPT);
    commit(dead);

    RunBuilder mended = new RunBuilder("r2").input("a", TUESDAY);
    mended.entries(Entry.mapped("1")).ignored(IgnoreCode.MAPPING_FILTER);
    mended.dead(ReasonCode.UNMAPPED_SCHEMA, "3");
    mended.input("z", TUESDAY).entries(Entry.mapped("9"));
    commit(mended);

    assertEquals(
        List.of(List.of("OPEN", 1L), List.of("REPLAYED", 3L)),
        rows("SELECT status, count(*) FROM dead_letters GROUP BY status ORDER BY status"));
    assertEquals(1, warehouse.deadLetters(DeadLetterFilter.OPEN, 10).size());
  }

  @Test
  void deadLettersAreGroupedByCause() {
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY);
    run.dead(ReasonCode.UNMAPPED_SCHEMA, "1").dead(ReasonCode.UNMAPPED_SCHEMA, "2");
    run.dead(ReasonCode.RECORD_MALFORMED, "3");
    commit(run);

    List<DeadLetterGroup> groups = warehouse.deadLetterGroups(DeadLetterFilter.OPEN);

    assertEquals(
        List.of("UNMAPPED_SCHEMA", "RECORD_MALFORMED"),
        groups.stream().map(DeadLetterGroup::reason).toList());
    assertEquals(2, groups.get(0).letters());
    assertTrue(warehouse.deadLetter(groups.get(0).example()).isPresent());
    int[] exported = {0};
    warehouse.exportDeadLetters(DeadLetterFilter.ALL, letter -> exported[0]++);
    assertEquals(3, exported[0]);
  }

  @Test
  void oneCauseIsOneFieldOfOneMapping() {
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY);
    run.deadIn(0, ReasonCode.DATE_INVALID, "event_time", "no date in 'at'");
    run.deadIn(0, ReasonCode.DATE_INVALID, "event_time", "no date in 'at'");
    run.deadIn(0, ReasonCode.DATE_INVALID, "updated_at", "too long");
    run.deadIn(0, ReasonCode.DATE_INVALID, "updated_at", "too short");
    run.deadIn(0, ReasonCode.DATE_INVALID, "updated_at", null);
    commit(run);

    List<DeadLetterGroup> groups = warehouse.deadLetterGroups(DeadLetterFilter.OPEN);

    assertEquals(
        List.of("updated_at 3 null", "event_time 2 no date in 'at'"),
        groups.stream()
            .map(group -> group.field() + " " + group.letters() + " " + group.detail())
            .toList());
    assertEquals("orders", groups.get(0).mappingId());
  }

  @Test
  void deadLettersAreNarrowedByIdAndByTheDayOfTheirLastReceipt() {
    commit(new RunBuilder("r1").input("a", MONDAY).dead(ReasonCode.UNMAPPED_SCHEMA, "1"));
    commit(new RunBuilder("r2").input("b", TUESDAY).dead(ReasonCode.UNMAPPED_SCHEMA, "2"));
    LocalDate tuesday = LocalDate.ofInstant(TUESDAY, ZoneOffset.UTC);

    assertEquals(List.of("b"), rawIdsOf(between(tuesday, null)));
    assertEquals(List.of("b"), rawIdsOf(between(tuesday, tuesday)));
    assertEquals(List.of("a"), rawIdsOf(between(null, tuesday.minusDays(1))));
    assertEquals(List.of("a", "b"), rawIdsOf(between(null, tuesday)));
    assertEquals(List.of(), rawIdsOf(between(tuesday.plusDays(1), null)));
    String id = warehouse.deadLetters(between(tuesday, null), 1).get(0).id();
    assertEquals(List.of("b"), rawIdsOf(DeadLetterFilter.of(List.of(id, "nothing"))));
  }

  private static DeadLetterFilter between(LocalDate since, LocalDate until) {
    return new DeadLetterFilter(List.of(), null, null, null, null, null, null, since, until);
  }

  private List<String> rawIdsOf(DeadLetterFilter filter) {
    return warehouse.deadLetters(filter, 10).stream()
        .map(letter -> letter.place().rawId())
        .toList();
  }

  @Test
  void aDiscardedLetterSaysWhyAndStaysSoUntilItIsReopened() {
    commit(
        new RunBuilder("r1")
            .input("a", MONDAY)
            .dead(ReasonCode.UNMAPPED_SCHEMA, "1")
            .dead(ReasonCode.RECORD_MALFORMED, "2"));
    DeadLetterRow.Resolution why =
        new DeadLetterRow.Resolution("a test \"order\"; DROP TABLE ledger", TUESDAY, "ada");
    DeadLetterFilter unmapped = reason("UNMAPPED_SCHEMA");

    assertEquals(1, warehouse.discardDeadLetters(unmapped, why));
    assertEquals(0, warehouse.discardDeadLetters(unmapped, why));

    assertEquals(why, onlyLetter("DISCARDED").history().resolution());
    assertEquals("RECORD_MALFORMED", onlyLetter("OPEN").failure().reason());
    assertNull(onlyLetter("OPEN").history().resolution());

    commit(new RunBuilder("r2").input("a", WEDNESDAY).dead(ReasonCode.UNMAPPED_SCHEMA, "1"));
    assertEquals(why, onlyLetter("DISCARDED").history().resolution());
    assertEquals(2, onlyLetter("DISCARDED").history().seen());

    assertEquals(0, warehouse.reopenDeadLetters(reason("RECORD_MALFORMED")));
    assertEquals(1, warehouse.reopenDeadLetters(unmapped));
    DeadLetterRow open = warehouse.deadLetters(unmapped.withStatus("OPEN"), 1).get(0);
    assertNull(open.history().resolution());
  }

  @Test
  void aLetterThatARunHasEndedNamesThatRunAndCannotBeDiscarded() {
    commit(new RunBuilder("r1").input("a", MONDAY).dead(ReasonCode.UNMAPPED_SCHEMA, "1"));
    commit(new RunBuilder("r2").input("a", TUESDAY).entries(Entry.mapped("1")));

    DeadLetterRow.Resolution resolution = onlyLetter("REPLAYED").history().resolution();
    assertEquals("run r2", resolution.why());
    assertEquals("titan", resolution.by());
    assertEquals(
        0,
        warehouse.discardDeadLetters(
            DeadLetterFilter.ALL, new DeadLetterRow.Resolution("x", TUESDAY, "ada")));

    commit(new RunBuilder("r3").input("a", WEDNESDAY).dead(ReasonCode.UNMAPPED_SCHEMA, "1"));
    assertNull(onlyLetter("OPEN").history().resolution());
  }

  @Test
  void aLetterWhoseRecordWasCorrectedIsReplayedAndStaysSo() {
    commit(
        new RunBuilder("r1")
            .input("a", MONDAY)
            .dead(ReasonCode.DATE_INVALID, "1")
            .dead(ReasonCode.DATE_INVALID, "2"));
    String id = warehouse.deadLetters(DeadLetterFilter.OPEN, 1).get(0).id();

    commit(
        new RunBuilder("r2")
            .input("b", TUESDAY)
            .editOf(id)
            .dead(ReasonCode.DATE_INVALID, "still wrong"));
    assertEquals("OPEN", warehouse.deadLetter(id).orElseThrow().history().status());

    commit(new RunBuilder("r3").input("c", TUESDAY).editOf(id).entries(Entry.mapped("1")));
    DeadLetterRow.History replayed = warehouse.deadLetter(id).orElseThrow().history();
    assertEquals("REPLAYED", replayed.status());
    assertEquals("edited as c", replayed.resolution().why());
    assertEquals(2, warehouse.deadLetters(DeadLetterFilter.OPEN, 9).size());

    commit(
        new RunBuilder("r4")
            .input("a", WEDNESDAY)
            .dead(ReasonCode.DATE_INVALID, "1")
            .dead(ReasonCode.DATE_INVALID, "2"));
    DeadLetterRow.History again = warehouse.deadLetter(id).orElseThrow().history();
    assertEquals("REPLAYED", again.status());
    assertEquals(replayed.resolution(), again.resolution());
    assertEquals(2, again.seen());
  }

  @Test
  void aTryInVainIsCountedForOpenLettersOnly() {
    commit(new RunBuilder("r1").input("a", MONDAY).dead(ReasonCode.DATE_INVALID, "1"));
    String id = onlyLetter("OPEN").id();

    assertEquals(1, warehouse.countTry(DeadLetterFilter.of(List.of(id))));
    assertEquals(1, onlyLetter("OPEN").history().tries());

    warehouse.discardDeadLetters(
        DeadLetterFilter.ALL, new DeadLetterRow.Resolution("x", TUESDAY, "ada"));
    assertEquals(0, warehouse.countTry(DeadLetterFilter.of(List.of(id))));
  }

  private DeadLetterRow onlyLetter(String status) {
    List<DeadLetterRow> letters =
        warehouse.deadLetters(DeadLetterFilter.ALL.withStatus(status), 10);
    assertEquals(1, letters.size());
    return letters.get(0);
  }

  private static DeadLetterFilter reason(String reason) {
    return new DeadLetterFilter(List.of(), null, null, null, reason, null, null, null, null);
  }

  // ---- raw objects and sums

  @Test
  void aRawObjectIsKeptOnceWithItsBytes() {
    commit(new RunBuilder("r1").input("a", MONDAY).payload("id\n1\n").entries(Entry.mapped("1")));
    commit(new RunBuilder("r2").input("a", TUESDAY).payload("id\n1\n").entries(Entry.mapped("1")));

    assertEquals(
        List.of(List.of("a", "id\n1\n", "r1", 2L, "orders")),
        rows(
            "SELECT raw_id, decode(payload), run_id, deliveries, attributes ->> '$.topic'"
                + " FROM raw_ingest"));
  }

  @Test
  void theRollupFollowsARevisionIntoAnotherGroup() {
    commit(
        new RunBuilder("r1")
            .input("a", MONDAY)
            .entries(Entry.mapped("1"), Entry.mapped("2"), Entry.mapped("3").status("VOID")));
    commit(
        new RunBuilder("r2")
            .input("b", TUESDAY)
            .entries(Entry.mapped("1").content("x").day(LocalDate.of(2026, 11, 3)).amount("7.25")));

    List<RollupRow> rollup = warehouse.rollup(RollupFilter.ALL);

    assertEquals(2, rollup.size());
    assertEquals(new BigDecimal("10.000000000"), rollup.get(0).amount());
    assertEquals(new BigDecimal("7.250000000"), rollup.get(1).amount());
    LocalDate third = LocalDate.of(2026, 11, 3);
    assertEquals(
        List.of(rollup.get(1)),
        warehouse.rollup(new RollupFilter("hafen", "altona", "SALE", third, third)));
    commit(
        new RunBuilder("r3")
            .input("c", WEDNESDAY)
            .entries(Entry.mapped("2").content("gone").status("VOID")));
    assertEquals(1, warehouse.rollup(RollupFilter.ALL).size());
  }

  @Test
  void sumsBeyondTheColumnDoNotStopACommit() {
    String most = "99999999999999999999999999999.999999999";
    Entry[] hostile =
        IntStream.range(0, 20)
            .mapToObj(i -> Entry.mapped("h" + i).amount(most))
            .toArray(Entry[]::new);
    commit(new RunBuilder("r1").input("a", MONDAY).entries(hostile));
    assertEquals(null, warehouse.rollup(RollupFilter.ALL).get(0).amount());

    Entry[] refund =
        IntStream.range(0, 19)
            .mapToObj(i -> Entry.mapped("r" + i).amount("-" + most))
            .toArray(Entry[]::new);
    commit(new RunBuilder("r2").input("b", TUESDAY).entries(refund));
    assertEquals(new BigDecimal(most), warehouse.rollup(RollupFilter.ALL).get(0).amount());
  }

  @Test
  void anEmptyWarehouseAnswers() {
    assertEquals(List.of(List.of(0L)), rows("SELECT count(*) FROM ledger"));
    assertEquals(List.of(), warehouse.runs());
    assertTrue(warehouse.run("r1").isEmpty());
    assertEquals(List.of(), warehouse.rollup(RollupFilter.ALL));
    assertEquals(List.of(), warehouse.deadLetters(DeadLetterFilter.ALL, 5));
  }

  // ---- helpers

  final CommitReport commit(RunBuilder run) {
    Path staged = folder.resolve("staged");
    return warehouse.commit(run.manifest(staged), StagedFiles.in(staged));
  }

  /** The rows of a statement in the words of DuckDB, over the tables of the warehouse. */
  List<List<Object>> rows(String sql) {
    return warehouse.query(sql, QueryLimits.DEFAULT).rows();
  }

  final void assertNothingThere() {
    for (String table :
        List.of("ledger", "dead_letters", "raw_ingest", "checkpoints", "daily_rollup")) {
      assertEquals(List.of(List.of(0L)), rows("SELECT count(*) FROM " + table), table);
    }
  }
}
