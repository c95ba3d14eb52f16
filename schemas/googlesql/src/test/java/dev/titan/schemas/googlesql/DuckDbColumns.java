package dev.titan.schemas.googlesql;

import dev.titan.schemas.sql.SqlText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables that DuckDB makes of its own statements, as GoogleSQL would name their types. */
final class DuckDbColumns {
  /** A column: its GoogleSQL type, and whether it must have a value. */
  record Column(String type, boolean required) {}

  private DuckDbColumns() {}

  /** Runs resources in an empty database and reads what tables there are then. */
  static Map<String, Map<String, Column>> of(String... resources) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String resource : resources) {
        for (String sql : SqlText.statements(resource)) {
          statement.execute(sql);
        }
      }
      Map<String, Map<String, Column>> tables = new LinkedHashMap<>();
      try (ResultSet columns =
          statement.executeQuery(
              "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()"
                  + " WHERE NOT internal ORDER BY table_oid, column_index")) {
        while (columns.next()) {
          tables
              .computeIfAbsent(columns.getString(1), name -> new LinkedHashMap<>())
              .put(
                  columns.getString(2),
                  new Column(googleSql(columns.getString(3)), !columns.getBoolean(4)));
        }
      }
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot make the tables", e);
    }
  }

  private static String googleSql(String type) {
    return switch (type) {
      case "VARCHAR" -> "STRING";
      case "INTEGER", "BIGINT" -> "INT64";
      case "DOUBLE" -> "FLOAT64";
      case "DECIMAL(38,9)" -> "NUMERIC";
      case "BLOB" -> "BYTES";
      case "BOOLEAN" -> "BOOL";
      case "DATE", "TIMESTAMP", "JSON" -> type;
      default -> throw new IllegalArgumentException("no GoogleSQL type is known for " + type);
    };
  }
}
