package dev.titan.storage.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;

/**
 * Appends rows to one temporary table: text, whole and broken numbers, truths, instants, bytes,
 * null.
 */
final class RowAppender {
  private final DuckDBAppender appender;

  RowAppender(DuckDBAppender appender) {
    this.appender = appender;
  }

  void row(Object... values) {
    try {
      appender.beginRow();
      for (Object value : values) {
        append(value);
      }
      appender.endRow();
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("a row of the manifest cannot be loaded", e);
    }
  }

  private void append(Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof Integer number) {
      appender.append(number.intValue());
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      appender.append(truth.booleanValue());
    } else if (value instanceof Instant instant) {
      appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    } else if (value instanceof byte[] bytes) {
      appender.append(bytes);
    } else {
      throw new IllegalArgumentException("cannot append a " + value.getClass().getName());
    }
  }
}
