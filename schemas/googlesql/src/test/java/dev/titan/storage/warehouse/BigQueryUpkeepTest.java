package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken out of BigQuery for good is what DuckDB takes out, from the same runs. */
final class BigQueryUpkeepTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00.000001Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.000002Z");
  private static final String TOKEN = "tok_email_abcdefghijklmnopqrstuvwxyz";
  private static final CommitPolicy POLICY = new CommitPolicy(31, 0.5, 50);

  @TempDir private Path folder;

  private LocalBigQuery bigQuery;
  private Warehouse expected;
  private WarehouseUpkeep expectedUpkeep;
  private WarehouseUpkeep upkeep;

  @BeforeEach
  void commitTheSameToBoth() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    DuckDbSettings file =
        new DuckDbSettings(folder.resolve("titan.duckdb"), new WarehouseSettings(512, 2, 30));
    expected = DuckDbWarehouse.at(file, POLICY).withClock(clock);
    expectedUpkeep = DuckDbUpkeep.at(file, CommitProbe.NONE);
    bigQuery = new LocalBigQuery(Faults.seeded(7));
    upkeep = BigQueryUpkeep.at(bigQuery.settings(1L << 40));
    BigQueryWarehouse warehouse = bigQuery.warehouse(POLICY).withClock(clock);
    Path staged = folder.resolve("staged");
    List<StagedRun> runs =
        List.of(first(), second(), ofAnother()).stream()
            .map(run -> new StagedRun(run.manifest(staged), StagedFiles.in(staged)))
            .toList();
    runs.forEach(run -> expected.commit(run.manifest(), run.files()));
    warehouse
        .commitAll(runs)
        .forEach(outcome -> assertTrue(outcome.failure().isEmpty(), outcome.toString()));
  }

  @AfterEach
  void close() {
    bigQuery.close();
  }

  /** Her events: one that came early, one that is revised later. */
  private static RunBuilder first() {
    return new RunBuilder("r1")
        .input("a", MONDAY)
        .payload("hers and others'")
        .entries(
            Entry.mapped("1").description("for " + TOKEN).lines(2),
            Entry.mapped("2").description("booked by " + TOKEN).day(LocalDate.of(2026, 11, 12)),
            Entry.mapped("3"))
        .dead(ReasonCode.RECORD_MALFORMED, "{hers")
        .input("b", MONDAY)
        .payload("others'")
        .entries(Entry.mapped("4"), Entry.mapped("5").day(null));
  }

  private static RunBuilder second() {
    return new RunBuilder("r2")
        .input("c", TUESDAY)
        .payload("hers alone")
        .entries(Entry.mapped("1").content("two").description("for " + TOKEN).amount("12.5"))
        .dead(ReasonCode.DATE_INVALID, "1");
  }

  private static RunBuilder ofAnother() {
    return new RunBuilder("r3", RunBuilder.ORDERS, RunBuilder.context("speicher", "orders", 1))
        .input("d", WEDNESDAY)
        .payload("of both tenants")
        .entries(Entry.mapped("6"))
        .tenant("speicher")
        .input("e", WEDNESDAY)
        .payload("of the other")
        .entries(Entry.mapped("1").in(1))
        .dead(ReasonCode.DATE_INVALID, "2");
  }

  @Test
  void aPersonIsErased() {
    PersonTraces person = new PersonTraces("hafen", TOKEN, Set.of("a"), Set.of(letterOf("a")));
    faults();

    Map<String, Long> counted = upkeep.countPerson(person);
    upkeep.erasePerson(person, NOW);

    assertEquals(expectedUpkeep.countPerson(person), counted);
    expectedUpkeep.erasePerson(person, NOW);
    assertSameTables();
    assertEquals(4L, counted.get("ledger") + counted.get("ledger_contents"));
    assertEquals(Set.of("a", "c"), upkeep.goneObjects());
    assertNothingHolds(TOKEN);
    assertNothingHolds("{hers");
    assertEquals(List.of(), bigQuery.rows("early_events"));
    upkeep.erasePerson(person, NOW);
    assertSameTables();
  }

  @Test
  void aTenantIsErasedAndOthersStay() {
    faults();

    Map<String, Long> counted = upkeep.countTenant("hafen");
    upkeep.eraseTenant("hafen", Map.of("snapshot", "another"));

    assertEquals(expectedUpkeep.countTenant("hafen"), counted);
    expectedUpkeep.eraseTenant("hafen", Map.of("snapshot", "another"));
    assertSameTables();
    assertEquals(List.of("speicher"), upkeep.tenants());
    assertNothingHolds("hafen");
    upkeep.eraseTenant("speicher", Map.of());
    assertEquals(List.of(), upkeep.tenants());
    assertNothingHolds("speicher");
  }

  @Test
  void whatIsPastItsTimeGoes() {
    RetentionLimits.Limits old = new RetentionLimits.Limits(TUESDAY, TUESDAY, NOW.plusSeconds(1));
    RetentionLimits.Limits keeping = new RetentionLimits.Limits(null, null, null);
    RetentionLimits limits =
        new RetentionLimits(Map.of("hafen", old, "speicher", keeping), true, Set.of("b"), NOW);

    List<RetentionCount> told = upkeep.retain(limits, true);
    assertSameTables();
    List<RetentionCount> counts = upkeep.retain(limits, false);

    assertEquals(counts, told);
    assertEquals(expectedUpkeep.retain(limits, false), counts);
    assertEquals(1, counts.get(0).objects());
    assertEquals(1, counts.get(0).openLetters());
    assertSameTables();
    assertEquals(expectedUpkeep.checkpoints(), upkeep.checkpoints());
    assertEquals(Set.of("a"), upkeep.goneObjects());
  }

  @Test
  void sumsAreMadeAnewAndWhatIsStagedElsewhereIsTold() {
    Path staged = folder.resolve("elsewhere");
    RunBuilder uncommitted = new RunBuilder("r9").input("z", WEDNESDAY).entries(Entry.mapped("9"));
    BigQueryWarehouse warehouse = bigQuery.warehouse(POLICY);
    warehouse.rehearse(uncommitted.manifest(staged), StagedFiles.in(staged));
    bigQuery.spoilSums();
    assertThrows(AssertionError.class, this::assertSameTables);

    upkeep.rebuildRollup();

    assertSameTables();
    assertEquals(Set.of("r9"), upkeep.stagedRuns("hafen"));
    assertEquals(Set.of(), upkeep.stagedRuns("speicher"));
    List<List<Object>> others =
        bigQuery.rows("staging_entries").stream().filter(row -> !row.contains("r9")).toList();
    warehouse.unstage("r9");
    assertEquals(Set.of(), upkeep.stagedRuns("hafen"));
    assertNothingHolds("r9");
    assertEquals(others, bigQuery.rows("staging_entries"));
  }

  private void faults() {
    for (Fault fault : Fault.values()) {
      bigQuery.server().faults().at(0.01, fault);
    }
  }

  private String letterOf(String rawId) {
    return expected.deadLetters(DeadLetterFilter.ALL, 9).stream()
        .filter(letter -> letter.place().rawId().equals(rawId))
        .map(DeadLetterRow::id)
        .findFirst()
        .orElseThrow();
  }

  private void assertSameTables() {
    bigQuery.server().faults().stop();
    new SameTables(expected, bigQuery).check(SameTables.ALL);
  }

  /** Neither tables that last nor staged rows. */
  private void assertNothingHolds(String text) {
    assertEquals(List.of(), bigQuery.tablesHolding(text));
  }
}
