package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.zetasql.Value;
import dev.titan.schemas.googlesql.Installation;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.Manifest;
import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same runs, committed by DuckDB and by the rounds for BigQuery, leave the same tables. */
final class GoogleSqlCommitTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00.000001Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.000002Z");
  private static final CommitPolicy POLICY = new CommitPolicy(31, 0.5, 4);
  private static final CommitPolicy HOLDS_NOTHING =
      new CommitPolicy(Integer.MAX_VALUE, 1.0, Integer.MAX_VALUE);
  private static final List<String> RAW = List.of("raw_ingest", "dead_letters");

  @TempDir Path folder;

  @Test
  void entriesRevisionsAndRedeliveries() {
    Entry hostile =
        Entry.mapped(" 9\n\"'").description("'); DROP TABLE ledger; --\u2028\ud83d\ude00");
    hostile.attributes = "{\"k\":\"\\\"\\u0041\\n,\",\"n\":[1,true,null]}";
    compare(
        POLICY,
        new RunBuilder("r1")
            .input("a", MONDAY)
            .entries(
                Entry.mapped("1").lines(3), hostile, Entry.byContent("x"), Entry.byContent("x"))
            .payload("the bytes")
            .ignored(IgnoreCode.TOTAL_ROW),
        new RunBuilder("r2")
            .input("b", TUESDAY)
            .entries(Entry.mapped("1").content("two").amount("12.5").lines(2), Entry.mapped("2")),
        new RunBuilder("r3")
            .input("a", WEDNESDAY)
            .entries(
                Entry.mapped("1").lines(3), hostile, Entry.byContent("x"), Entry.byContent("x"))
            .ignored(IgnoreCode.TOTAL_ROW),
        new RunBuilder("r4")
            .input("c", WEDNESDAY)
            .entries(
                Entry.mapped("1").updatedAt(WEDNESDAY),
                Entry.byContent("x"),
                Entry.byContent("x"),
                Entry.byContent("x"),
                Entry.mapped("2").status("VOID").content("void")));
  }

  @Test
  void deadLettersSeenAgainMendedAndHeld() {
    compare(
        POLICY,
        new RunBuilder("r1")
            .input("a", MONDAY)
            .entries(Entry.mapped("1"))
            .dead(ReasonCode.RECORD_MALFORMED, "{")
            .dead(ReasonCode.RECORD_MALFORMED, "{")
            .deadIn(0, ReasonCode.CURRENCY_UNKNOWN, "currency", "none given")
            .input("b", MONDAY)
            .deadInput(ReasonCode.INPUT_CORRUPT),
        new RunBuilder("r2")
            .input("c", TUESDAY)
            .dead(ReasonCode.RECORD_MALFORMED, "{")
            .input("a", TUESDAY)
            .entries(Entry.mapped("1"), Entry.mapped("3"))
            .dead(ReasonCode.RECORD_MALFORMED, "{")
            .deadIn(0, ReasonCode.CURRENCY_UNKNOWN, "currency", "still none"),
        new RunBuilder("r3")
            .input("d", WEDNESDAY)
            .entries(
                Entry.mapped("7"),
                Entry.mapped("7").content("two").day(LocalDate.of(2026, 5, 2)),
                Entry.mapped("8")),
        new RunBuilder("r4")
            .input("b", WEDNESDAY)
            .entries(Entry.mapped("4"))
            .input("d", WEDNESDAY)
            .entries(Entry.mapped("9").day(LocalDate.of(2025, 1, 1))));
  }

  @Test
  void earlyAndUndatedEventsAreFoundInTheSlowLane() {
    LocalDate later = LocalDate.of(2026, 11, 12);
    Entry booking = Entry.mapped("1").day(later);
    GoogleSqlRounds rounds = new GoogleSqlRounds(POLICY);
    Path file = folder.resolve("slow.duckdb");
    List<RunBuilder> runs =
        List.of(
            new RunBuilder("r1")
                .input("a", MONDAY)
                .entries(booking, Entry.mapped("2").day(null), Entry.mapped("3")),
            new RunBuilder("r2")
                .input("b", Instant.parse("2026-11-12T20:00:00Z"))
                .entries(
                    Entry.mapped("1").day(later).content("came").amount("11"),
                    Entry.mapped("4").day(later)),
            new RunBuilder("r3")
                .input("c", Instant.parse("2026-11-13T20:00:00Z"))
                .entries(Entry.mapped("2").day(null).content("new")),
            new RunBuilder("r4").input("d", TUESDAY).entries(Entry.mapped("3")));
    List<Boolean> slow = new ArrayList<>();
    for (RunBuilder run : runs) {
      commitBoth(POLICY, file, rounds, run);
      slow.add(rounds.usedSlowLane());
    }

    assertSame(file, rounds);
    assertEquals(List.of(true, true, true, false), slow);
    assertEquals(List.of(), audit("keys", rounds));
  }

  @Test
  void theAuditFindsAnEventWhoseRevisionMovedItPastItsReceipt() {
    GoogleSqlRounds rounds = new GoogleSqlRounds(HOLDS_NOTHING);
    Path file = folder.resolve("audit.duckdb");
    commitBoth(
        HOLDS_NOTHING,
        file,
        rounds,
        new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1")));
    commitBoth(
        HOLDS_NOTHING,
        file,
        rounds,
        new RunBuilder("r2")
            .input("b", Instant.parse("2026-11-12T20:00:00Z"))
            .entries(Entry.mapped("1").content("moved").day(LocalDate.of(2026, 11, 12))));

    List<List<Object>> twice = audit("keys", rounds);

    assertEquals(1, twice.size());
    assertEquals(List.of(1L, 2L), twice.get(0).subList(1, 3));
    assertEquals(List.of("a", "b"), twice.get(0).subList(5, 7));
  }

  @Test
  void theAuditFindsSumsThatAreNotThoseOfTheLedger() {
    GoogleSqlRounds rounds = new GoogleSqlRounds(POLICY);
    Path file = folder.resolve("sums.duckdb");
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY);
    run.entries(
        Entry.mapped("1").lines(2), Entry.mapped("2").day(null), Entry.mapped("3").status("VOID"));
    commitBoth(POLICY, file, rounds, run);
    assertEquals(List.of(), audit("rollup", rounds));

    rounds
        .sql()
        .execute(
            "UPDATE `"
                + Installation.canonical("daily_rollup")
                + "` AS r SET amount = r.amount + 1 WHERE r.event_date IS NULL");

    assertEquals(
        List.of(Arrays.asList("hafen", "altona", "SALE", "EUR", null, 1L, 1L)),
        audit("rollup", rounds));
  }

  private static List<List<Object>> audit(String what, GoogleSqlRounds rounds) {
    return rounds.sql().query(Installation.SQL.commit("bigquery/audit_" + what + ".sql").get(0));
  }

  @Test
  void sumsThatDoNotFitAreNoneAndStopNobody() {
    String huge = "99999999999999999999999999999";
    compare(
        POLICY,
        new RunBuilder("r1")
            .input("a", MONDAY)
            .entries(
                Entry.mapped("1").amount(huge),
                Entry.mapped("2").amount(huge),
                Entry.mapped("3").day(LocalDate.of(2026, 11, 1)).amount("0.000000001"),
                Entry.mapped("4").day(LocalDate.of(2026, 11, 1)).amount("-" + huge)));
  }

  @Test
  void runsWithoutEntriesOrRecordsAreRuns() {
    compare(
        POLICY,
        new RunBuilder("r1"),
        new RunBuilder("r2").input("a", MONDAY),
        new RunBuilder("r3").input("b", MONDAY).dead(ReasonCode.RECORD_MALFORMED, "{"),
        new RunBuilder("r4").input("c", TUESDAY).ignored(IgnoreCode.TOTAL_ROW));
  }

  @Test
  void stagedRowsThatAreLostOrStrangeAreNoticed() {
    refused(rows -> rows.remove(1), "shared/unbalanced.sql");
    refused(rows -> rows.add(rows.get(0)), "shared/check_staged.sql");
    refused(rows -> replace(rows, 4, Value.createInt64Value(7)), "shared/check_staged.sql");
    refused(rows -> replace(rows, 3, Value.createInt64Value(7)), "shared/check_staged.sql");
  }

  private void refused(Consumer<List<List<Value>>> spoil, String check) {
    GoogleSqlRounds rounds = new GoogleSqlRounds(POLICY);
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY);
    Path staged = folder.resolve("staged");
    Manifest manifest = run.entries(Entry.mapped("1"), Entry.mapped("2")).manifest(staged);
    rounds.stage(manifest, staged);
    spoil.accept(rounds.sql().table(Installation.raw("staging_entries")).rows());

    AssertionError refusal = assertThrows(AssertionError.class, () -> rounds.commit(NOW, manifest));

    assertTrue(refusal.getMessage().startsWith(check), refusal.getMessage());
    assertEquals(List.of(), rounds.sql().table(Installation.canonical("ledger")).cells());
  }

  private static void replace(List<List<Value>> rows, int column, Value value) {
    List<Value> row = new ArrayList<>(rows.get(0));
    row.set(column, value);
    rows.set(0, row);
  }

  @Test
  void aRoundOfManyRunsIsTheSameAsOneAfterTheOther() {
    for (int seed = 0; seed < 2; seed++) {
      Random random = new Random(seed);
      // One order over all runs: by age where the source tells it, else by receipt. Mixed, records
      // without an age come first in a round, and so would not be in the order of their runs.
      List<RunBuilder> runs = randomRuns(random, seed % 2 == 0 ? 1 : Integer.MAX_VALUE);
      Path file = folder.resolve("round" + seed + ".duckdb");
      DuckDbWarehouse warehouse = warehouse(HOLDS_NOTHING, file);
      GoogleSqlRounds rounds = new GoogleSqlRounds(HOLDS_NOTHING);
      List<Manifest> manifests = new ArrayList<>();
      for (RunBuilder run : runs) {
        Path staged = folder.resolve("staged");
        Manifest manifest = run.manifest(staged);
        warehouse.commit(manifest, StagedFiles.in(staged));
        rounds.stage(manifest, staged);
        manifests.add(manifest);
      }

      rounds.commit(NOW, manifests.get(0), manifests.get(1));
      rounds.commit(NOW, manifests.subList(1, manifests.size()).toArray(Manifest[]::new));

      assertSame(file, rounds);
    }
  }

  @Test
  void anyDeliveriesLeaveWhatDuckDbLeaves() {
    for (int seed = 50; seed < 52; seed++) {
      Random random = new Random(seed);
      compare(HOLDS_NOTHING, randomRuns(random, 3).toArray(RunBuilder[]::new));
    }
  }

  @Test
  void eachRunOfARoundIsHeldForWhatItAloneBrings() {
    RunBuilder good = new RunBuilder("r1").input("a", MONDAY);
    RunBuilder bad = new RunBuilder("r2").input("b", TUESDAY);
    for (int i = 0; i < 4; i++) {
      good.entries(Entry.mapped("id" + i));
      bad.entries(Entry.mapped("id" + i).content("other"));
    }
    RunBuilder last = new RunBuilder("r3").input("c", WEDNESDAY).entries(Entry.mapped("id9"));

    GoogleSqlRounds rounds = compareAtOnce(POLICY, good, bad, last);

    assertEquals(4, rounds.sql().table(Installation.raw("dead_letters")).cells().size());
  }

  @Test
  void lettersAreMendedByLaterRunsOfTheirRound() {
    compareAtOnce(
        POLICY,
        new RunBuilder("r1")
            .input("a", MONDAY)
            .dead(ReasonCode.RECORD_MALFORMED, "{1")
            .dead(ReasonCode.RECORD_MALFORMED, "{2")
            .dead(ReasonCode.RECORD_MALFORMED, "{3")
            .input("b", MONDAY)
            .deadInput(ReasonCode.INPUT_CORRUPT)
            .input("c", MONDAY)
            .deadInput(ReasonCode.INPUT_CORRUPT),
        new RunBuilder("r2")
            .input("a", TUESDAY)
            .entries(Entry.mapped("1"))
            .ignored(IgnoreCode.TOTAL_ROW)
            .dead(ReasonCode.RECORD_MALFORMED, "{3")
            .input("b", TUESDAY)
            .entries(Entry.mapped("2")),
        new RunBuilder("r3").input("a", WEDNESDAY).dead(ReasonCode.RECORD_MALFORMED, "{1"));
  }

  /** Commits the runs one after the other by DuckDB, and in one round by the other. */
  private GoogleSqlRounds compareAtOnce(CommitPolicy policy, RunBuilder... runs) {
    Path file = folder.resolve("at-once" + System.nanoTime() + ".duckdb");
    GoogleSqlRounds rounds = new GoogleSqlRounds(policy);
    List<Manifest> manifests = new ArrayList<>();
    for (RunBuilder run : runs) {
      Path staged = folder.resolve("staged");
      Manifest manifest = run.manifest(staged);
      warehouse(policy, file).commit(manifest, StagedFiles.in(staged));
      rounds.stage(manifest, staged);
      manifests.add(manifest);
    }
    rounds.commit(NOW, manifests.toArray(Manifest[]::new));
    assertSame(file, rounds);
    return rounds;
  }

  /**
   * @param aged one in how many entries says when its source updated it
   */
  private static List<RunBuilder> randomRuns(Random random, int aged) {
    List<RunBuilder> runs = new ArrayList<>();
    for (int run = 0; run < 4; run++) {
      RunBuilder builder = new RunBuilder("r" + run);
      for (int input = random.nextInt(2); input >= 0; input--) {
        Instant received = MONDAY.plus(Duration.ofHours(20L * run + 2L * input));
        builder.input("raw" + random.nextInt(5), received);
        for (int i = random.nextInt(7); i >= 0; i--) {
          builder.entries(randomEntry(random, received, aged));
          if (random.nextInt(6) == 0) {
            builder.dead(ReasonCode.RECORD_MALFORMED, "{" + random.nextInt(3));
          }
        }
      }
      runs.add(builder);
    }
    return runs;
  }

  private static Entry randomEntry(Random random, Instant received, int aged) {
    int content = random.nextInt(3);
    Entry entry =
        random.nextInt(4) == 0
            ? Entry.byContent("s" + random.nextInt(2)).content("c" + content)
            : Entry.mapped("id" + random.nextInt(4)).content("c" + content);
    entry.lines(1 + content).amount(content + ".5").status(content == 2 ? "VOID" : "POSTED");
    if (random.nextInt(aged) == 0) {
      entry.updatedAt(received.minus(Duration.ofMinutes(random.nextInt(3))));
    }
    return entry;
  }

  /** Commits each run on its own, by both, and compares all tables. */
  private void compare(CommitPolicy policy, RunBuilder... runs) {
    GoogleSqlRounds rounds = new GoogleSqlRounds(policy);
    Path file = folder.resolve("compare" + System.nanoTime() + ".duckdb");
    for (RunBuilder run : runs) {
      commitBoth(policy, file, rounds, run);
    }
    assertSame(file, rounds);
  }

  private void commitBoth(CommitPolicy policy, Path file, GoogleSqlRounds rounds, RunBuilder run) {
    Path staged = folder.resolve("staged");
    Manifest manifest = run.manifest(staged);
    warehouse(policy, file).commit(manifest, StagedFiles.in(staged));
    rounds.stage(manifest, staged);
    rounds.commit(NOW, manifest);
  }

  private static DuckDbWarehouse warehouse(CommitPolicy policy, Path file) {
    return DuckDbWarehouse.at(new DuckDbSettings(file, new WarehouseSettings(512, 2, 30)), policy)
        .withClock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void assertSame(Path file, GoogleSqlRounds rounds) {
    List<List<List<Object>>> expected =
        GoogleSqlRounds.duckDb(
            "jdbc:duckdb:" + file,
            SameTables.ALL.stream().map(table -> "SELECT * FROM " + table).toList());
    for (int i = 0; i < SameTables.ALL.size(); i++) {
      String table = SameTables.ALL.get(i);
      String name = RAW.contains(table) ? Installation.raw(table) : Installation.canonical(table);
      assertEquals(
          String.join("\n", sorted(expected.get(i))),
          String.join("\n", sorted(rounds.sql().table(name).cells())),
          table);
    }
    assertFalse(rounds.sql().table(Installation.canonical("checkpoints")).cells().isEmpty());
  }

  private static List<String> sorted(List<List<Object>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(GoogleSqlCommitTest::plain).toList().toString())
        .sorted()
        .toList();
  }

  /** A cell as text; JSON without what its printing may differ in. */
  private static String plain(Object cell) {
    if (cell instanceof ByteString bytes) {
      return bytes.toStringUtf8();
    }
    String text = String.valueOf(cell);
    if (!text.startsWith("{\"")) {
      return text;
    }
    try {
      return new ObjectMapper().readTree(text).toString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
