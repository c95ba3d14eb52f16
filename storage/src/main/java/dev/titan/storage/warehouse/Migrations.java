package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The versions of the warehouse's tables. A database file carries the version that it was last
 * migrated to.
 *
 * @param version what this Titan works with, from 1
 * @param step the statements that lead from the version before to a given one
 */
record Migrations(int version, IntFunction<List<String>> step) {
  /** The version of {@code duckdb/schema.sql}. */
  private static final int VERSION = 4;

  /** An empty database. */
  static final int EMPTY = 0;

  /** Those that this Titan brings along: {@code duckdb/migrate_2.sql} and so on. */
  static Migrations shipped() {
    return new Migrations(VERSION, to -> SqlText.statements("duckdb/migrate_" + to + ".sql"));
  }

  /**
   * The version of an open database.
   *
   * @throws WarehouseException if it is another program's
   */
  int versionOf(Session session) {
    try {
      return told(session);
    } catch (WarehouseException e) {
      List<String> tables =
          session.list(
              "SELECT table_name FROM duckdb_tables() WHERE NOT temporary",
              row -> row.text("table_name"));
      if (tables.isEmpty()) {
        return EMPTY;
      }
      throw tables.contains("titan_meta")
          ? e
          : new WarehouseException("the database is not one of Titan's; name another file");
    }
  }

  /** Asked at once, since to list the tables takes longer than most questions. */
  private static int told(Session session) {
    return session
        .list(
            "SELECT value FROM titan_meta WHERE name = 'schema_version'", row -> row.text("value"))
        .stream()
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow(() -> new WarehouseException("the database does not tell its version"));
  }

  /** Makes the tables, in the transaction that is open. */
  void create(Session session) {
    session.runAll("duckdb/schema.sql");
    session.run("INSERT INTO titan_meta VALUES ('schema_version', '" + VERSION + "')");
    for (int to = VERSION + 1; to <= version; to++) {
      migrate(session, to);
    }
  }

  /** Leads the tables from the version before to this one, in the transaction that is open. */
  void migrate(Session session, int to) {
    step.apply(to).forEach(session::run);
    session.run("UPDATE titan_meta SET value = '" + to + "' WHERE name = 'schema_version'");
  }
}
