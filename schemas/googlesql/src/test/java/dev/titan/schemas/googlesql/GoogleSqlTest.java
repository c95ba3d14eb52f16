package dev.titan.schemas.googlesql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the harness of these tests can do, and that it notices what is wrong. */
final class GoogleSqlTest {
  private final GoogleSql sql = new GoogleSql();

  @Test
  void tablesAreCreatedFilledChangedAndRead() {
    sql.execute("CREATE TABLE `p.d.t` (k STRING NOT NULL, n INT64, j JSON, seen TIMESTAMP)");
    sql.execute(
        "INSERT INTO `p.d.t` (k, n) SELECT 'a', 1 UNION ALL SELECT 'a', 2 UNION ALL SELECT 'b', 3");
    sql.execute("UPDATE `p.d.t` AS t SET n = t.n + 10, j = JSON '{\"x\": 1}' WHERE t.k = 'a'");
    sql.execute("CREATE OR REPLACE TEMP TABLE u AS SELECT k, MAX(n) AS n FROM `p.d.t` GROUP BY k");
    sql.execute("UPDATE `p.d.t` AS t SET n = u.n FROM u WHERE u.k = t.k AND t.n = 11");
    sql.execute("DELETE FROM `p.d.t` WHERE k IN (SELECT k FROM u WHERE n = 3)");

    assertEquals(
        List.of(
            Arrays.asList("a", 12L, "{\"x\":1}", null), Arrays.asList("a", 12L, "{\"x\":1}", null)),
        sql.table("p.d.t").cells());
    assertEquals(
        List.of(List.of("a", 12L), List.of("b", 3L)), sql.query("SELECT * FROM u ORDER BY k"));
  }

  @Test
  void functionsAreExpandedWithTheirArguments() {
    sql.execute("CREATE TEMP FUNCTION twice(x INT64) AS (x + x)");
    sql.execute("CREATE TEMP FUNCTION difference(a INT64, b INT64) AS (a - b)");

    assertEquals(
        List.of(List.of(10L)), sql.query("SELECT difference(twice(COALESCE(3, 1) + 4), twice(2))"));
  }

  @Test
  void whatIsWrongIsNoticed() {
    AssertionError error =
        assertThrows(AssertionError.class, () -> sql.analyse("SELECT nope FROM nowhere"));
    assertTrue(error.getMessage().contains("nowhere"), error.getMessage());
    sql.analyse("CREATE TABLE t (n INT64)");
    assertThrows(AssertionError.class, () -> sql.analyse("UPDATE t SET n = 'text' WHERE TRUE"));
    assertThrows(AssertionError.class, () -> sql.analyse("SELECT n::VARCHAR FROM t"));
  }
}
