package dev.titan.storage.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** The current row of an answer of BigQuery. */
final class BigQueryRow implements Row {
  private static final int NUMERIC_PLACES = 9;

  private final List<String> columns;
  private final List<String> cells;

  BigQueryRow(List<String> columns, List<String> cells) {
    this.columns = columns;
    this.cells = cells;
  }

  @Override
  public String text(String column) {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw new WarehouseException("the answer of BigQuery has no column " + column);
    }
    return cells.get(place);
  }

  @Override
  public Long nullableNumber(String column) {
    String text = text(column);
    return text == null ? null : new BigDecimal(text).longValueExact();
  }

  /** With the places that the type has, of which BigQuery leaves zeros out. */
  @Override
  public BigDecimal decimal(String column) {
    String text = text(column);
    return text == null ? null : new BigDecimal(text).setScale(NUMERIC_PLACES);
  }

  @Override
  public Instant time(String column) {
    Long micros = nullableNumber(column);
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public LocalDate date(String column) {
    String text = text(column);
    return text == null ? null : LocalDate.parse(text);
  }

  @Override
  public byte[] bytes(String column) {
    String text = text(column);
    return text == null ? null : Base64.getDecoder().decode(text);
  }
}
