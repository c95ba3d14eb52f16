package dev.titan.pipelines.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimals in tables and in JSON: exact, but without the zeros that NUMERIC(38,9) carries along.
 */
final class Decimals {
  private static final int CUSTOMARY_DIGITS = 2;

  /** The decimals of the ledger's NUMERIC(38,9). */
  private static final int LEDGER_DIGITS = 9;

  private Decimals() {}

  /** A number that is on its way to the ledger, as it will look from there; null for null. */
  static String ofLedger(Object text) {
    if (text == null) {
      return null;
    }
    BigDecimal number = new BigDecimal(text.toString());
    return plain(number.setScale(Math.max(LEDGER_DIGITS, number.scale())));
  }

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
