package dev.titan.storage.warehouse;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The current row of an answer of DuckDB. */
final class DuckDbRow implements Row {
  private final ResultSet results;

  DuckDbRow(ResultSet results) {
    this.results = results;
  }

  @Override
  public String text(String column) {
    return get(column, String.class);
  }

  /** Sums of DuckDB come as 128-bit integers. */
  @Override
  public Long nullableNumber(String column) {
    try {
      BigDecimal number = results.getBigDecimal(column);
      return number == null ? null : number.longValueExact();
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("cannot read column " + column, e);
    }
  }

  @Override
  public BigDecimal decimal(String column) {
    try {
      return results.getBigDecimal(column);
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("cannot read column " + column, e);
    }
  }

  @Override
  public Instant time(String column) {
    LocalDateTime time = get(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  @Override
  public LocalDate date(String column) {
    return get(column, LocalDate.class);
  }

  @Override
  public byte[] bytes(String column) {
    try {
      return results.getBytes(column);
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("cannot read column " + column, e);
    }
  }

  private <T> T get(String column, Class<T> type) {
    try {
      return results.getObject(column) == null ? null : results.getObject(column, type);
    } catch (SQLException e) {
      throw DuckDbErrors.wrap("cannot read column " + column, e);
    }
  }
}
