package dev.titan.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares two warehouses row by row. Both have come from copies of one, so what that one had is
 * compared to the last bit; of what came later, ids of runs and times are only compared by whether
 * they are of later.
 */
final class Warehouses {
  private static final List<String> CONTENT =
      List.of(
          "ledger",
          "ledger_contents",
          "raw_ingest",
          "dead_letters",
          "daily_rollup",
          "replay_changes");
  private static final List<String> BOOKS =
      List.of("checkpoints", "checkpoint_inputs", "checkpoint_reasons");

  /**
   * What became of each raw object in all its deliveries. Each of them is read whole, and only adds
   * to what was read and to what was a duplicate.
   */
  private static final String OUTCOMES =
      "SELECT raw_id, read, dead_lettered, ignored, sum(written), sum(updated), sum(entries)"
          + " FROM %s.checkpoint_inputs GROUP BY raw_id, read, dead_lettered, ignored";

  /** Of the day or of the run by nature; the hash is over a manifest that names the run. */
  private static final Set<String> UNLIKE =
      Set.of("ingestion_date", "manifest_hash", "last_seen_at");

  private static final Set<String> RUNS = Set.of("run_id", "last_run_id");
  private static final Set<String> TIMES =
      Set.of("received_at", "first_received_at", "first_seen_at");

  /** Of the machine's clock, which may go back; the clock of receipts does not. */
  private static final Set<String> MACHINE_TIMES = Set.of("created_at", "committed_at");

  /** What grows with each delivery or replay, also with one that changes nothing. */
  private static final Set<String> DELIVERIES = Set.of("deliveries", "seen", "tries");

  private Warehouses() {}

  /**
   * How the second differs from the first.
   *
   * @param base the one that both have come from
   * @return one line per table that differs; none if all are the same
   */
  static List<String> differences(Path base, Path clean, Path other) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      attach(sql, "base", base);
      attach(sql, "clean", clean);
      attach(sql, "other", other);
      long more = count(sql, "other.checkpoints") - count(sql, "clean.checkpoints");
      List<String> differences = new ArrayList<>();
      for (String table : CONTENT) {
        compare(sql, table, more > 0, differences);
      }
      if (more == 0) {
        for (String table : BOOKS) {
          compare(sql, table, false, differences);
        }
      } else {
        // A run was finished before the kill and asked for again after it: nothing may be new.
        long idle =
            number(
                sql,
                "SELECT count(*) FROM other.checkpoints WHERE written = 0 AND updated = 0"
                    + " AND entries = 0 AND run_id NOT IN (SELECT run_id FROM base.checkpoints)");
        if (more < 0 || idle != more) {
          differences.add(more + " checkpoints more than clean, " + idle + " of them without news");
        }
      }
      return differences;
    } catch (SQLException e) {
      throw new IOException("cannot compare " + other + ": " + e.getMessage(), e);
    }
  }

  /**
   * How the second differs from the first, where inputs may have been spread over other runs.
   *
   * @param base the one that both have come from
   * @param repeats whether the second may have got some inputs again, which must change nothing
   * @return one line per table that differs; none if all are the same
   */
  static List<String> differencesInContent(Path base, Path clean, Path other, boolean repeats)
      throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      attach(sql, "base", base);
      attach(sql, "clean", clean);
      attach(sql, "other", other);
      List<String> differences = new ArrayList<>();
      for (String table : CONTENT) {
        compare(sql, table, repeats, differences);
      }
      compare(
          sql,
          "the books of each input",
          OUTCOMES.formatted("clean"),
          OUTCOMES.formatted("other"),
          differences);
      long more = count(sql, "other.checkpoint_inputs") - count(sql, "clean.checkpoint_inputs");
      if (repeats ? more < 0 : more != 0) {
        differences.add(more + " inputs more than clean");
      }
      return differences;
    } catch (SQLException e) {
      throw new IOException("cannot compare " + other + ": " + e.getMessage(), e);
    }
  }

  /** The latest time of receipt in a warehouse. */
  static Instant lastReceipt(Path warehouse) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      attach(sql, "other", warehouse);
      long micros = number(sql, "SELECT epoch_us(max(received_at)) FROM other.checkpoint_inputs");
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    } catch (SQLException e) {
      throw new IOException("cannot read " + warehouse + ": " + e.getMessage(), e);
    }
  }

  /** How many inputs all runs have had; one that was delivered again is another one. */
  static long inputs(Path warehouse) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      attach(sql, "other", warehouse);
      return count(sql, "other.checkpoint_inputs");
    } catch (SQLException e) {
      throw new IOException("cannot read " + warehouse + ": " + e.getMessage(), e);
    }
  }

  private static void attach(Statement sql, String name, Path file) throws SQLException {
    sql.execute("ATTACH '" + file.toString().replace("'", "''") + "' AS " + name + " (READ_ONLY)");
  }

  private static void compare(
      Statement sql, String table, boolean delivered, List<String> differences)
      throws SQLException {
    String columns =
        columns(sql, table).stream()
            .filter(name -> !UNLIKE.contains(name))
            .filter(name -> !(delivered && DELIVERIES.contains(name)))
            .map(Warehouses::comparable)
            .collect(Collectors.joining(", "));
    compare(
        sql,
        table,
        "SELECT " + columns + " FROM clean." + table,
        "SELECT " + columns + " FROM other." + table,
        differences);
  }

  private static void compare(
      Statement sql, String what, String clean, String other, List<String> differences)
      throws SQLException {
    long missing = number(sql, "SELECT count(*) FROM (" + clean + " EXCEPT ALL " + other + ")");
    long extra = number(sql, "SELECT count(*) FROM (" + other + " EXCEPT ALL " + clean + ")");
    if (missing + extra > 0) {
      differences.add(
          what + ": " + missing + " rows are missing, " + extra + " should not be there");
    }
  }

  private static List<String> columns(Statement sql, String table) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        sql.executeQuery(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = 'clean'"
                + " AND table_name = '"
                + table
                + "' ORDER BY column_index")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String comparable(String column) {
    if (RUNS.contains(column)) {
      return "CASE WHEN "
          + column
          + " IN (SELECT run_id FROM base.checkpoints) THEN "
          + column
          + " END";
    }
    if (TIMES.contains(column)) {
      return "CASE WHEN "
          + column
          + " <= (SELECT max(received_at) FROM base.checkpoint_inputs) THEN "
          + column
          + " END";
    }
    if (MACHINE_TIMES.contains(column)) {
      return "CASE WHEN run_id IN (SELECT run_id FROM base.checkpoints) THEN " + column + " END";
    }
    return column;
  }

  private static long count(Statement sql, String table) throws SQLException {
    return number(sql, "SELECT count(*) FROM " + table);
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
