package dev.titan.storage.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The current row of an answer, by column name. Anything may be null. */
interface Row {
  String text(String column);

  /** A number that must be there. */
  default long number(String column) {
    Long number = nullableNumber(column);
    if (number == null) {
      throw new WarehouseException("the warehouse has no number in " + column);
    }
    return number;
  }

  Long nullableNumber(String column);

  BigDecimal decimal(String column);

  Instant time(String column);

  LocalDate date(String column);

  byte[] bytes(String column);
}
