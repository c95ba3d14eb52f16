package dev.titan.pipelines.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimals in tables and in JSON: exact, but without the zeros that NUMERIC(38,9) carries along.
 */
final class Decimals {
  private static final int CUSTOMARY_DIGITS = 2;

  private Decimals() {}

  /** The number, or null for null; of zeros at its end at most the second decimal is left. */
  static String plain(BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal shortest = number.stripTrailingZeros();
    int digits = Math.max(shortest.scale(), Math.min(CUSTOMARY_DIGITS, number.scale()));
    return shortest.setScale(Math.max(digits, 0), RoundingMode.UNNECESSARY).toPlainString();
  }
}
