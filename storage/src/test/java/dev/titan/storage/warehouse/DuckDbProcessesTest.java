package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes at one DuckDB file, some of which die. */
final class DuckDbProcessesTest {
  @TempDir Path home;
  private DuckDbWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = CommitChild.warehouse(home);
  }

  @ParameterizedTest
  @EnumSource(CommitProbe.Point.class)
  void aCommitKilledAnywhereIsDoneOrRedone(CommitProbe.Point point) throws Exception {
    CommitChild.commit(warehouse, home, "before");

    assertEquals(CommitChild.KILLED, CommitChild.start(home, "killed", point.name()).waitFor());

    boolean done = point == CommitProbe.Point.COMMITTED;
    assertEquals((done ? 2 : 1) * CommitChild.RECORDS, count("ledger"));
    assertEquals(done, warehouse.isCommitted("killed"));
    CommitReport again = CommitChild.commit(warehouse, home, "killed");
    assertEquals(done, again.repeated());
    assertEquals(CommitChild.RECORDS, again.counts().written());
    assertEquals(2 * CommitChild.RECORDS, count("ledger"));
    assertEquals(2, count("checkpoints"));
    assertEquals(2, warehouse.rollup(RollupFilter.ALL).get(0).entries() / CommitChild.RECORDS);
  }

  @Test
  void whatAKilledProcessHasSpilledIsRemoved() throws Exception {
    CommitChild.commit(warehouse, home, "before");
    Path file;
    try (Stream<Path> files = Files.walk(home)) {
      file = files.filter(path -> path.toString().endsWith(".duckdb")).findFirst().orElseThrow();
    }
    Path spilled = Files.createDirectory(file.resolveSibling(file.getFileName() + ".tmp"));
    Files.writeString(spilled.resolve("duckdb_temp_storage_DEFAULT-0.tmp"), "rows");

    CommitChild.commit(warehouse, home, "after");

    assertFalse(Files.exists(spilled));
  }

  @Test
  void twoHundredQueriesBesideCommitsOfSeveralProcessesAreAnswered() throws Exception {
    CommitChild.commit(warehouse, home, "first");
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(CommitChild.start(home, "child" + i, "NONE"));
    }
    ExecutorService analysts = Executors.newFixedThreadPool(16);
    List<Future<Long>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(analysts.submit(() -> count("ledger")));
    }
    for (int i = 0; i < 5; i++) {
      CommitChild.commit(warehouse, home, "run" + i);
    }

    for (Future<Long> answer : answers) {
      assertEquals(0, answer.get() % CommitChild.RECORDS, "a query saw half a commit");
    }
    for (Process child : children) {
      assertEquals(0, child.waitFor());
    }
    analysts.shutdown();
    assertEquals(9 * CommitChild.RECORDS, count("ledger"));
  }

  @Test
  void theWaitForTheLockEndsWithTheNameOfItsHolder() {
    DuckDbSettings settings =
        new DuckDbSettings(home.resolve("titan.duckdb"), new WarehouseSettings(512, 1, 1));
    DuckDbWarehouse hasty = DuckDbWarehouse.at(settings, new CommitPolicy(31, 0.5, 50));
    WarehouseLock held =
        WarehouseLock.acquire(settings.file(), Duration.ofSeconds(10), "commit of run x");
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<List<RunRow>> waiting = other.submit(hasty::runs);
      Exception refusal = assertThrows(Exception.class, waiting::get);
      assertTrue(refusal.getCause() instanceof WarehouseBusyException, refusal.toString());
      assertTrue(refusal.getMessage().contains(settings.file().toString()), refusal.getMessage());
    } finally {
      held.close();
      other.shutdown();
    }
    assertEquals(List.of(), hasty.runs());
  }

  @Test
  void aFileOpenInAnotherProgramIsSaidToBe() throws Exception {
    CommitChild.commit(warehouse, home, "first");
    Process holder = HoldingChild.start(home.resolve("titan.duckdb"));
    try {
      assertEquals('!', holder.getInputStream().read());
      WarehouseBusyException refusal =
          assertThrows(WarehouseBusyException.class, () -> count("ledger"));
      assertTrue(refusal.getMessage().contains("another program"), refusal.getMessage());
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
    assertEquals(CommitChild.RECORDS, count("ledger"));
  }

  @Test
  void aFileOfAnotherProgramIsRefused() throws Exception {
    Path file = home.resolve("titan.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      connection.createStatement().execute("CREATE TABLE mine (a INTEGER)");
    }
    WarehouseException refusal = assertThrows(WarehouseException.class, () -> count("ledger"));
    assertTrue(refusal.getMessage().contains("not one of Titan's"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());

    Files.writeString(file, "no database at all, but quite some text to read for one");
    WarehouseException noise = assertThrows(WarehouseException.class, () -> count("ledger"));
    assertTrue(noise.getMessage().contains(file.toString()), noise.getMessage());
  }

  private long count(String table) {
    return (Long)
        warehouse.query("SELECT count(*) FROM " + table, QueryLimits.DEFAULT).rows().get(0).get(0);
  }
}
