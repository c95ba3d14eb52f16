package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.run.Manifest;
import dev.titan.storage.settings.CommitPolicy;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** BigQuery keeps the contract, over its own client and the wire. */
final class BigQueryWarehouseTest extends WarehouseContract {
  private static final CommitPolicy POLICY = new CommitPolicy(31, 0.5, 50);

  private LocalBigQuery bigQuery;

  @Override
  Warehouse create(Path home) {
    bigQuery = new LocalBigQuery(Faults.seeded(1));
    return bigQuery.warehouse(POLICY);
  }

  @Override
  List<List<Object>> rows(String sql) {
    return bigQuery.askCopy(sql);
  }

  @AfterEach
  void close() {
    bigQuery.close();
  }

  @Test
  void aRehearsalTellsAndChangesNothing() {
    RunBuilder run = new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1"));
    Path staged = folder.resolve("staged");
    Manifest manifest = run.manifest(staged);

    CommitReport rehearsed = warehouse.rehearse(manifest, StagedFiles.in(staged));

    assertEquals(new Counts(1, 1, 0, 0, 0, 0, 1), rehearsed.counts());
    assertNothingThere();
    assertEquals(rehearsed.counts(), commit(run).counts());
    assertEquals(1, bigQuery.rows("staging_entries").size(), "staged rows are loaded once");
  }

  @Test
  void aRoundHasAsManyStatementsForManyRunsAsForOne() {
    Path staged = folder.resolve("staged");
    warehouse.commitAll(List.of(run("r1", staged)));
    long one = requests(() -> warehouse.commitAll(List.of(run("r2", staged))));
    long three =
        requests(
            () ->
                warehouse.commitAll(
                    List.of(run("r3", staged), run("r4", staged), run("r5", staged))));

    assertEquals(5, warehouse.runs().size());
    assertTrue(three < one + one / 2, three + " requests, and " + one + " for one run");
  }

  private static StagedRun run(String id, Path staged) {
    RunBuilder run = new RunBuilder(id).input(id, MONDAY).entries(Entry.mapped(id));
    return new StagedRun(run.manifest(staged), StagedFiles.in(staged));
  }

  private long requests(Runnable work) {
    long before = bigQuery.server().requests();
    work.run();
    return bigQuery.server().requests() - before;
  }

  @Test
  void ofTwoThatCommitAtOnceOneBeginsAgain() {
    Path staged = folder.resolve("staged");
    StagedRun first = run("r1", staged);
    StagedRun second = run("r2", staged);

    List<CommitReport> reports =
        Stream.of(first, second, first)
            .parallel()
            .map(run -> warehouse.commit(run.manifest(), run.files()))
            .toList();

    reports.forEach(report -> assertEquals(1, report.counts().written()));
    assertEquals(List.of(List.of(2L)), rows("SELECT count(*) FROM ledger"));
    assertEquals(List.of(List.of(2L)), rows("SELECT count(*) FROM checkpoints"));
  }

  @Test
  void aStatementThatWouldCostTooMuchIsNotRun() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1")));
    BigQueryWarehouse poor = BigQueryWarehouse.at(bigQuery.settings(10_485_759), POLICY);

    WarehouseException refused = assertThrows(WarehouseException.class, poor::runs);

    assertTrue(refused.getMessage().contains("bigquery.maximumBytesBilled"), refused.getMessage());
  }

  @Test
  void faultsOfEveryKindChangeNothing() {
    for (Fault fault : Fault.values()) {
      bigQuery.server().faults().at(0.03, fault);
    }
    RunBuilder first =
        new RunBuilder("r1")
            .input("a", MONDAY)
            .entries(Entry.mapped("1").lines(2), Entry.byContent("x"), Entry.byContent("x"));
    RunBuilder second =
        new RunBuilder("r2")
            .input("b", TUESDAY)
            .entries(Entry.mapped("1").content("two"), Entry.byContent("x"));

    assertEquals(new Counts(3, 3, 0, 0, 0, 0, 4), commit(first).counts());
    assertEquals(new Counts(2, 0, 1, 1, 0, 0, 1), commit(second).counts());

    assertTrue(bigQuery.server().faults().injected() > 10);
    bigQuery.server().faults().stop();
    assertEquals(List.of(List.of(3L)), rows("SELECT count(*) FROM ledger"));
    assertEquals(List.of(List.of(2L)), rows("SELECT count(*) FROM checkpoints"));
  }
}
