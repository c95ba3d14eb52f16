package dev.titan.storage.warehouse;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import dev.titan.storage.cloud.BigQueryColumn;
import dev.titan.storage.cloud.BigQueryRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Gathers the answer of a query, of so many rows at most. */
final class BigQueryAnswer {
  private final int maxRows;
  private final List<BigQueryColumn> columns = new ArrayList<>();
  private final List<List<Object>> rows = new ArrayList<>();
  private boolean truncated;

  BigQueryAnswer(int maxRows) {
    this.maxRows = maxRows;
  }

  /** What takes the answer. */
  BigQueryRows taker() {
    return new BigQueryRows(columns::addAll, this::take, () -> truncated);
  }

  private void take(List<String> cells) {
    if (rows.size() == maxRows) {
      truncated = true;
      return;
    }
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      row.add(value(columns.get(i).type(), cells.get(i)));
    }
    rows.add(row);
  }

  /** What was taken. */
  QueryResult result() {
    return new QueryResult(
        columns.stream().map(c -> new QueryResult.Column(c.name(), c.type())).toList(),
        rows,
        truncated);
  }

  private static Object value(String type, String cell) {
    if (cell == null) {
      return null;
    }
    return switch (type) {
      case "INTEGER", "INT64" -> Long.valueOf(cell);
      case "FLOAT", "FLOAT64" -> Double.valueOf(cell);
      case "BOOLEAN", "BOOL" -> Boolean.valueOf(cell);
      case "NUMERIC", "BIGNUMERIC" -> new BigDecimal(cell);
      case "TIMESTAMP" -> ISO_LOCAL_DATE_TIME.format(time(cell));
      default -> cell;
    };
  }

  private static LocalDateTime time(String micros) {
    Instant time = Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
