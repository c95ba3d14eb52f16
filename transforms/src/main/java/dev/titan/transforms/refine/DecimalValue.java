package dev.titan.transforms.refine;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * An exact decimal number, reused from record to record. Up to 18 digits are a {@code long} and a
 * scale; longer ones fall back to {@link BigDecimal}. Always in its shortest form (no trailing
 * zeros of the fraction, scale of zero or more), so that 1.50, 1.5 and 15e-1 are the same.
 */
public final class DecimalValue {
  /** The fraction digits of the ledger's NUMERIC(38,9). */
  public static final int MAX_FRACTION_DIGITS = 9;

  /** The integer digits of the ledger's NUMERIC(38,9). */
  public static final int MAX_INTEGER_DIGITS = 29;

  /** Longer numbers are no business data, and would cost time in proportion to their square. */
  private static final int MAX_LENGTH = 1_000;

  private static final int MAX_EXPONENT = 1_000;
  private static final int LONG_DIGITS = 18;
  private static final long LONG_LIMIT = 1_000_000_000_000_000_000L;
  private static final long[] POWERS = powers();

  private long unscaled;
  private int scale;

  /** The value where it does not fit the long; else null. */
  private BigDecimal big;

  /** Sets it to {@code unscaled * 10^-scale}. */
  public void set(long newUnscaled, int newScale) {
    boolean isLong = newUnscaled > -LONG_LIMIT && newUnscaled < LONG_LIMIT;
    if (newScale < 0 || newScale > MAX_EXPONENT || !isLong) {
      set(BigDecimal.valueOf(newUnscaled, newScale));
      return;
    }
    big = null;
    unscaled = newUnscaled;
    scale = newScale;
    if (unscaled == 0) {
      scale = 0;
    }
    while (scale > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
  }

  /** Sets it to that number. */
  public void set(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    if (shortest.scale() < 0) {
      shortest = shortest.setScale(0, RoundingMode.UNNECESSARY);
    }
    if (shortest.precision() <= LONG_DIGITS) {
      big = null;
      unscaled = shortest.unscaledValue().longValueExact();
      scale = unscaled == 0 ? 0 : shortest.scale();
    } else {
      big = shortest;
    }
  }

  /** Sets it to the same number as another. */
  public void set(DecimalValue other) {
    unscaled = other.unscaled;
    scale = other.scale;
    big = other.big;
  }

  /**
   * Reads a number as JSON writes it (RFC 8259, section 6), with an exponent or without.
   *
   * @return false, with the old value kept, if it is none, or one of more than a thousand digits
   */
  public boolean parseJson(Slice text) {
    byte[] bytes = text.bytes;
    int end = text.end;
    int at = text.start;
    if (end - at > MAX_LENGTH || at >= end) {
      return false;
    }
    boolean negative = bytes[at] == '-';
    if (negative) {
      at++;
    }
    int firstDigit = at;
    long digits = 0;
    int integerEnd = at;
    while (integerEnd < end && isDigit(bytes[integerEnd])) {
      digits = digits * 10 + (bytes[integerEnd++] - '0');
    }
    if (integerEnd == firstDigit) {
      return false;
    }
    at = integerEnd;
    if (at < end && bytes[at] == '.') {
      int fraction = ++at;
      while (at < end && isDigit(bytes[at])) {
        digits = digits * 10 + (bytes[at++] - '0');
      }
      if (at == fraction) {
        return false;
      }
    }
    int fractionDigits = Math.max(0, at - integerEnd - 1);
    boolean fits = at - firstDigit <= LONG_DIGITS;
    if (at == end && fits) {
      set(negative ? -digits : digits, fractionDigits);
      return true;
    }
    return parseLong(text, at, fits);
  }

  private boolean parseLong(Slice text, int mantissaEnd, boolean fits) {
    int exponent = 0;
    if (mantissaEnd < text.end) {
      exponent = exponent(text.bytes, mantissaEnd, text.end);
      if (exponent == Integer.MIN_VALUE) {
        return false;
      }
    }
    int length = mantissaEnd - text.start;
    String mantissa = new String(text.bytes, text.start, length, StandardCharsets.US_ASCII);
    BigDecimal value = new BigDecimal(mantissa);
    set(fits && exponent == 0 ? value : value.scaleByPowerOfTen(exponent));
    return true;
  }

  /** The exponent, or the least int if there is none that is well-formed and in bounds. */
  private static int exponent(byte[] bytes, int start, int end) {
    if (bytes[start] != 'e' && bytes[start] != 'E') {
      return Integer.MIN_VALUE;
    }
    int at = start + 1;
    boolean negative = at < end && bytes[at] == '-';
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    if (at == end) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; at < end; at++) {
      if (!isDigit(bytes[at])) {
        return Integer.MIN_VALUE;
      }
      value = value * 10 + (bytes[at] - '0');
      if (value > MAX_EXPONENT) {
        return Integer.MIN_VALUE;
      }
    }
    return negative ? -value : value;
  }

  /** Changes the sign. */
  public void negate() {
    if (big != null) {
      big = big.negate();
    } else {
      unscaled = -unscaled;
    }
  }

  /** Multiplies by a power of ten, exactly. */
  public void scaleByPowerOfTen(int power) {
    if (power == 0) {
      return;
    }
    if (big != null) {
      set(big.scaleByPowerOfTen(power));
    } else if (scale - power >= 0) {
      set(unscaled, scale - power);
    } else {
      set(BigDecimal.valueOf(unscaled, scale - power));
    }
  }

  /** Whether the ledger's NUMERIC(38,9) holds it exactly. */
  public boolean fitsLedger() {
    if (big == null) {
      return scale <= MAX_FRACTION_DIGITS;
    }
    return big.scale() <= MAX_FRACTION_DIGITS
        && big.precision() - big.scale() <= MAX_INTEGER_DIGITS;
  }

  /**
   * The upper 64 bits of the number in the ledger's units of {@code 10^-9}, with the sign.
   *
   * @throws ArithmeticException if it does not fit the ledger
   */
  public long ledgerHigh() {
    if (big == null && scale <= MAX_FRACTION_DIGITS) {
      return Math.multiplyHigh(unscaled, POWERS[MAX_FRACTION_DIGITS - scale]);
    }
    return ledgerUnits().shiftRight(Long.SIZE).longValueExact();
  }

  /**
   * The lower 64 bits of the number in the ledger's units of {@code 10^-9}.
   *
   * @throws ArithmeticException if it does not fit the ledger
   */
  public long ledgerLow() {
    if (big == null && scale <= MAX_FRACTION_DIGITS) {
      return unscaled * POWERS[MAX_FRACTION_DIGITS - scale];
    }
    return ledgerUnits().longValue();
  }

  private BigInteger ledgerUnits() {
    return toBigDecimal().setScale(MAX_FRACTION_DIGITS).unscaledValue();
  }

  /** Whether it is no whole number. */
  public boolean hasFraction() {
    return (big == null ? scale : big.scale()) > 0;
  }

  /** -1, 0 or 1. */
  public int signum() {
    return big == null ? Long.signum(unscaled) : big.signum();
  }

  /**
   * The number in units of {@code 10^-digits}, rounded half to even: cents, thousandths. Beyond the
   * range of a long, the greatest or least long.
   */
  public long inUnitsOf(int digits) {
    if (big == null && scale <= digits && digits - scale < POWERS.length) {
      long factor = POWERS[digits - scale];
      long product = unscaled * factor;
      if (Math.multiplyHigh(unscaled, factor) == (product >> 63)) {
        return product;
      }
    }
    BigInteger whole = toBigDecimal().setScale(digits, RoundingMode.HALF_EVEN).unscaledValue();
    if (whole.bitLength() > 63) {
      return whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return whole.longValueExact();
  }

  /** The same number as an immutable object. */
  public BigDecimal toBigDecimal() {
    return big == null ? BigDecimal.valueOf(unscaled, scale) : big;
  }

  /** Appends the canonical text: no exponent, no trailing zeros, no plus sign, no negative zero. */
  public void writePlain(ByteBuilder out) {
    if (big != null) {
      out.append(big.toPlainString());
      return;
    }
    if (scale == 0) {
      out.append(unscaled);
      return;
    }
    long magnitude = Math.abs(unscaled);
    if (unscaled < 0) {
      out.append('-');
    }
    if (scale <= LONG_DIGITS) {
      long factor = POWERS[scale];
      out.appendDigits(magnitude / factor, 1).append('.');
      out.appendDigits(magnitude % factor, scale);
    } else {
      out.append("0.").appendDigits(magnitude, scale);
    }
  }

  /**
   * Appends the number in a form for hashes: the same bytes for the same number, not to be read.
   */
  void writeForHash(ByteBuilder out) {
    if (big != null) {
      out.append(big.toPlainString()).append(' ');
    } else {
      out.append('#').appendLong(unscaled).appendVarint(scale);
    }
  }

  /** The canonical text. */
  @Override
  public String toString() {
    ByteBuilder out = new ByteBuilder(40);
    writePlain(out);
    return out.toString();
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }

  private static long[] powers() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
