package dev.titan.transforms.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.parquet.Column;
import dev.titan.schemas.parquet.ColumnType;
import dev.titan.schemas.parquet.RowWriter;
import dev.titan.transforms.record.Utf8;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps rows, and sees that their values are of the types of their columns. */
final class GatheredRows implements RowWriter {
  private final List<Column> columns;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private Map<String, Object> row = new HashMap<>();
  private int next;

  GatheredRows(List<Column> columns) {
    this.columns = columns;
  }

  /** All rows; a missing value has no key. */
  List<Map<String, Object>> rows() {
    assertEquals(0, next, "the last row is whole");
    return rows;
  }

  @Override
  public void number(long value) {
    Column column = columns.get(next++);
    switch (column.type()) {
      case INTEGER, DATE -> assertTrue(value == (int) value, column.name());
      case BIGINT, TIMESTAMP -> {}
      default -> throw new AssertionError(column + " is no number");
    }
    row.put(column.name(), value);
  }

  @Override
  public void bytes(byte[] source, int start, int end) {
    Column column = columns.get(next++);
    switch (column.type()) {
      case TEXT, KEY, JSON -> {
        assertTrue(Utf8.isText(source, start, end), column + " is UTF-8 without NUL");
        row.put(column.name(), new String(source, start, end - start, StandardCharsets.UTF_8));
      }
      case BYTES -> row.put(column.name(), end - start);
      default -> throw new AssertionError(column + " has no bytes");
    }
  }

  @Override
  public void decimal(long high, long low) {
    Column column = columns.get(next++);
    assertEquals(ColumnType.DECIMAL, column.type(), column.name());
    BigInteger units = BigInteger.valueOf(high).shiftLeft(64);
    row.put(column.name(), units.add(new BigInteger(Long.toUnsignedString(low))));
  }

  @Override
  public void nothing() {
    next++;
  }

  @Override
  public void endRow() {
    assertEquals(columns.size(), next, "the values of a row");
    rows.add(row);
    row = new HashMap<>();
    next = 0;
  }
}
