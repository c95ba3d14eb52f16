package dev.titan.transforms.refine;

import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;

/**
 * The currencies of ISO 4217 as the Java platform lists them, found by their three bytes without
 * making a String. Codes without minor units (metals, test and no-currency codes) are none here:
 * amounts in them cannot be summed as money.
 */
public final class Currencies {
  /** No such currency. */
  public static final int UNKNOWN = -1;

  private static final int LETTERS = 26;
  private static final byte[] DIGITS = new byte[LETTERS * LETTERS * LETTERS];
  private static final byte[][] CODES = new byte[LETTERS * LETTERS * LETTERS][];

  static {
    Arrays.fill(DIGITS, (byte) UNKNOWN);
    for (Currency currency : Currency.getAvailableCurrencies()) {
      byte[] code = currency.getCurrencyCode().getBytes(StandardCharsets.US_ASCII);
      int index = index(code, 0, code.length);
      if (index >= 0 && currency.getDefaultFractionDigits() >= 0) {
        DIGITS[index] = (byte) currency.getDefaultFractionDigits();
        CODES[index] = code;
      }
    }
  }

  private Currencies() {}

  /** The fraction digits of the currency (2 for EUR, 0 for JPY), or {@link #UNKNOWN}. */
  public static int fractionDigits(Slice code) {
    int index = index(code.bytes, code.start, code.end);
    return index < 0 ? UNKNOWN : DIGITS[index];
  }

  /** The upper-case code that is written there in any case, or null if there is none. */
  static byte[] code(byte[] bytes, int start, int end) {
    int index = index(bytes, start, end);
    return index < 0 ? null : CODES[index];
  }

  private static int index(byte[] bytes, int start, int end) {
    if (end - start != 3) {
      return UNKNOWN;
    }
    int index = 0;
    for (int i = start; i < end; i++) {
      int letter = (bytes[i] | 0x20) - 'a';
      if (letter < 0 || letter >= LETTERS || bytes[i] < 'A') {
        return UNKNOWN;
      }
      index = index * LETTERS + letter;
    }
    return index;
  }
}
