package dev.titan.storage.warehouse;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers one statement of an analyst. Three things keep it harmless: the database is open
 * read-only, access to anything outside it is off and locked so, and DuckDB's own parser must call
 * the statement a single SELECT.
 */
final class QueryRunner {
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "query-deadline");
            thread.setDaemon(true);
            return thread;
          });

  private final Session session;

  QueryRunner(Session session) {
    this.session = session;
  }

  QueryResult run(String sql, QueryLimits limits) {
    requireSelect(sql);
    session.run("SET enable_external_access = false");
    session.run("SET lock_configuration = true");
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      var deadline =
          WATCH.schedule(
              () -> cancel(statement), limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
      try (ResultSet results = statement.executeQuery()) {
        return read(results, limits.maxRows());
      } finally {
        deadline.cancel(false);
      }
    } catch (SQLException e) {
      if (DuckDbErrors.isInterrupt(e)) {
        throw new QueryException(
            "the query was stopped after "
                + limits.timeout().toSeconds()
                + " s; narrow it (by tenant_id and event_date, say) or raise the limit");
      }
      throw new QueryException("the query failed: " + DuckDbErrors.text(e));
    }
  }

  /** Only SELECT statements (WITH, VALUES, DESCRIBE and SHOW among them) can be serialised. */
  private void requireSelect(String sql) {
    List<String> refusals =
        session.list(
            "SELECT d ->> '$.error' AS error, d ->> '$.error_message' AS message,"
                + " json_array_length(d, '$.statements') AS statements"
                + " FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS d)",
            QueryRunner::refusal,
            sql);
    if (!refusals.get(0).isEmpty()) {
      throw new QueryException(refusals.get(0));
    }
  }

  private static String refusal(Row verdict) {
    if (verdict.text("error").equals("true")) {
      String message = String.valueOf(verdict.text("message"));
      return message.startsWith("Only SELECT")
          ? "only a SELECT can be asked; the ledger is changed by committing runs"
          : "the query is no valid SQL: " + message;
    }
    return verdict.number("statements") == 1 ? "" : "ask one statement at a time";
  }

  private static void cancel(PreparedStatement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // It has just ended; there is nothing left to stop.
    }
  }

  private static QueryResult read(ResultSet results, int maxRows) throws SQLException {
    ResultSetMetaData meta = results.getMetaData();
    List<QueryResult.Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new QueryResult.Column(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
    }
    List<List<Object>> rows = new ArrayList<>();
    while (results.next()) {
      if (rows.size() == maxRows) {
        return new QueryResult(columns, rows, true);
      }
      List<Object> row = new ArrayList<>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        row.add(value(results, i, columns.get(i - 1).type()));
      }
      rows.add(row);
    }
    return new QueryResult(columns, rows, false);
  }

  private static Object value(ResultSet results, int column, String type) throws SQLException {
    Object value = results.getObject(column);
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Float || value instanceof Double) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (type.equals("TIMESTAMP")) { // the driver's own class would apply this computer's zone
      return ISO_LOCAL_DATE_TIME.format(results.getObject(column, LocalDateTime.class));
    }
    if (type.equals("BLOB")) {
      return Base64.getEncoder().encodeToString(results.getBytes(column));
    }
    return value.toString();
  }
}
