package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** One open connection, with the few things that the committer and the readers do with it. */
final class Session implements Questions, AutoCloseable {
  private final DuckDBConnection connection;

  Session(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** The bare connection, for what is done only once. */
  Connection connection() {
    return connection;
  }

  /** Runs one statement. A Statement that failed is closed by DuckDB, so each has its own. */
  void run(String sql) {
    run(sql, "a statement");
  }

  /** Runs all statements of a resource of {@link SqlText}. */
  void runAll(String resource) {
    List<String> statements = SqlText.statements(resource);
    for (int i = 0; i < statements.size(); i++) {
      run(statements.get(i), "statement " + (i + 1) + " of " + resource);
    }
  }

  private void run(String sql, String name) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      if (DuckDbErrors.isOutOfMemory(e)) {
        throw new WarehouseException(
            "the warehouse ran out of memory in "
                + name
                + "; raise its memory limit in the settings, or free space in the folder it spills"
                + " to");
      }
      throw DuckDbErrors.wrap("the warehouse failed in " + name, e);
    }
  }

  @Override
  public String sql(String resource, Map<String, String> placeholders) {
    return SqlText.statement(resource, placeholders);
  }

  /** Each row of an answer; on a connection that streams, without holding them all. */
  @Override
  public void forEach(String sql, Consumer<Row> consumer, Object... arguments) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (ResultSet results = statement.executeQuery()) {
        Row row = new DuckDbRow(results);
        while (results.next()) {
          consumer.accept(row);
        }
      }
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("the warehouse cannot be read", e);
    }
  }

  /** Changes rows; returns how many. */
  long update(String sql, Object... arguments) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return statement.executeLargeUpdate();
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("the warehouse cannot be changed", e);
    }
  }

  /** Fills a temporary table. */
  void append(String table, Consumer<RowAppender> rows) {
    try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
      rows.accept(new RowAppender(appender));
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("the manifest cannot be loaded into " + table, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("the warehouse cannot be closed", e);
    }
  }
}
