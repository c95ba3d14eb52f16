package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DuckDB keeps the contract. */
final class DuckDbWarehouseTest extends WarehouseContract {
  @Override
  Warehouse create(Path home) {
    return DuckDbWarehouse.at(
        new DuckDbSettings(home.resolve("titan.duckdb"), new WarehouseSettings(512, 2, 30)),
        new CommitPolicy(31, 0.5, 50));
  }

  @Test
  void aQueryIsLimited() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(many("x", 5)));

    QueryResult result =
        warehouse.query("SELECT * FROM ledger", new QueryLimits(3, Duration.ofSeconds(10)));

    assertEquals(3, result.rows().size());
    assertTrue(result.truncated());
    assertFalse(warehouse.query("SELECT 1", QueryLimits.DEFAULT).truncated());
  }

  @Test
  void onlyASelectCanBeAsked() {
    commit(new RunBuilder("r1").input("a", MONDAY).entries(Entry.mapped("1")));

    for (String sql :
        List.of(
            "DELETE FROM ledger",
            "SELECT 1; DELETE FROM ledger",
            "SELECT 1; SELECT 2",
            "CREATE TABLE x (a INTEGER)",
            "COPY ledger TO 'x.csv'",
            "ATTACH 'other.duckdb'",
            "SET enable_external_access = true",
            "PRAGMA database_list",
            "WITH d AS (SELECT 1) INSERT INTO ledger SELECT * FROM ledger",
            "SELEKT",
            "",
            "SELECT * FROM nothing",
            "SELECT * FROM read_text('/etc/hostname')",
            "SELECT * FROM '/etc/hostname'")) {
      assertThrows(QueryException.class, () -> warehouse.query(sql, QueryLimits.DEFAULT), sql);
    }
    assertEquals(List.of(List.of(1L)), rows("WITH x AS (SELECT 1) SELECT count(*) FROM ledger"));
    assertEquals(List.of(List.of(1L)), rows("FROM (VALUES (1)) AS v;"));
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() {
    QueryException stopped =
        assertThrows(
            QueryException.class,
            () ->
                warehouse.query(
                    "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * 7 <>"
                        + " b.range",
                    new QueryLimits(1, Duration.ofMillis(200))));
    assertTrue(stopped.getMessage().contains("stopped"), stopped.getMessage());
  }
}
