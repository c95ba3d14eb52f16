package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.schemas.sql.SqlText;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay takes as many rounds as runs share one key, however many runs there are. */
final class ReplayRoundsTest {
  private Session session;

  @BeforeEach
  void open() throws SQLException {
    session = new Session((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"));
    session.runAll("duckdb/staged_tables.sql");
    session.run("CREATE TEMP TABLE whole_runs (run_id VARCHAR)");
    session.run(
        "CREATE TEMP TABLE replay_inputs AS SELECT range AS replayed_input, 'r' || range AS run_id,"
            + " range AS run_number FROM range(100)");
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void runsThatOverlapOnlyWithTheirNeighboursTakeTwoRounds() {
    keys("input * 10 + line", 15);

    assertEquals(List.of(List.of(1L, 1005L), List.of(2L, 495L)), rounds());
  }

  @Test
  void aKeyOfEveryRunTakesARoundForEach() {
    keys("CASE line WHEN 1 THEN 0 ELSE input * 10 + line END", 3);

    assertEquals(100, rounds().size());
    assertEquals(List.of(1L, 201L), rounds().get(0));
    assertEquals(List.of(2L, 1L), rounds().get(1));
  }

  @Test
  void aRunInWhichSomethingIsHeldIsJudgedAsAWhole() {
    session.run("INSERT INTO whole_runs VALUES ('r50')");
    keys("input * 10 + line", 15);

    assertEquals(
        List.of(
            List.of(1L, 505L),
            List.of(2L, 245L), // r0 to r49
            List.of(3L, 15L), // r50
            List.of(4L, 495L),
            List.of(5L, 240L)), // the rest
        rounds());
  }

  /** So many records of each run, with keys of that formula of input and line. */
  private void keys(String formula, int records) {
    session.run(
        "INSERT INTO staged_entries (input, ordinal, line, key_base) SELECT input, line, 1, "
            + formula
            + " FROM (SELECT i.range AS input, l.range AS line FROM range(100) AS i, range(1, "
            + (records + 1)
            + ") AS l)");
  }

  /** Each round with the number of its keys. */
  private List<List<Long>> rounds() {
    session.runAll("shared/replay_rounds.sql");
    assertEquals(
        session
            .list(SqlText.statement("shared/read_replay_rounds.sql"), row -> row.number("round"))
            .size(),
        session
            .list("SELECT DISTINCT round FROM replay_key_rounds", row -> row.number("round"))
            .size());
    return session.list(
        "SELECT round, COUNT(*) AS n FROM replay_key_rounds GROUP BY round ORDER BY round",
        row -> List.of(row.number("round"), row.number("n")));
  }
}
