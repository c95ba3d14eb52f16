package dev.titan.transforms.refine;

import dev.titan.transforms.record.Slice;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads decimal numbers as people write them: {@code 1.234,56 €}, {@code Rs. 1,20,000.50}, {@code
 * (12.50)}, {@code 12,50-}. Built for one decimal sign and one grouping sign, and strict about
 * both: a value that would be read otherwise by another style is refused rather than guessed.
 *
 * <ul>
 *   <li>Groups have three digits (western) or two and at last three (Indian), and the first group
 *       does not begin with 0.
 *   <li>One sign may lead or trail, or parentheses stand for minus.
 *   <li>Currency signs, codes and abbreviations may stand on either side; {@link #currency()} tells
 *       which one did.
 *   <li>Digits are ASCII. Percent signs, exponents and letters are refused.
 * </ul>
 *
 * <p>Not thread-safe: it keeps what it found beside the last number.
 */
public final class DecimalParser {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_DIGITS = 100;
  private static final int LONG_DIGITS = 18;
  private static final int MAX_MARKS = 2;

  private final byte decimal;
  private final byte[] grouping;
  private final boolean spaceGroups;
  private final boolean quoteGroups;
  private final byte[] digits = new byte[MAX_DIGITS];

  // What has been seen around the last number.
  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private boolean negative;
  private boolean signed;
  private boolean enclosed;
  private int marks;
  private byte[] currency;
  private boolean contradictory;

  /**
   * A parser for one way of writing.
   *
   * @param decimal {@code "."} or {@code ","}
   * @param grouping the grouping sign, or empty where none may occur; a space also stands for the
   *     no-break, narrow, thin and figure spaces, {@code '} also for the typographic apostrophe
   */
  public DecimalParser(String decimal, String grouping) {
    this.decimal = (byte) decimal.charAt(0);
    this.grouping = grouping.getBytes(StandardCharsets.UTF_8);
    this.spaceGroups = grouping.equals(" ");
    this.quoteGroups = grouping.equals("'");
  }

  /**
   * Reads a number.
   *
   * @param text the text; it may have space around it
   * @param out where the number goes; unchanged if there is none
   * @return whether the text is a number
   */
  public boolean parse(Slice text, DecimalValue out) {
    bytes = text.bytes;
    start = text.start;
    end = text.end;
    negative = false;
    marks = 0;
    currency = null;
    contradictory = false;
    if (parsePlain(out)) {
      return true;
    }
    if (end - start > MAX_LENGTH) {
      return false;
    }
    signed = false;
    enclosed = false;
    return stripSides() && parseCore(out);
  }

  /** Whether a currency stood beside the last number. */
  public boolean hasMark() {
    return marks > 0;
  }

  /** The ISO 4217 code of the currency that stood beside the last number; null if not certain. */
  public byte[] currency() {
    return currency;
  }

  /** Digits and at most a leading minus and the decimal sign: nearly all numbers of all exports. */
  private boolean parsePlain(DecimalValue out) {
    int at = start;
    if (at < end && bytes[at] == '-') {
      at++;
    }
    if (end - at > LONG_DIGITS || at == end) {
      return false;
    }
    long value = 0;
    int scale = -1;
    for (int i = at; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
      } else if (bytes[i] == decimal && scale < 0 && i > at && i + 1 < end) {
        scale = end - i - 1;
      } else {
        return false;
      }
    }
    out.set(at > start ? -value : value, Math.max(0, scale));
    return true;
  }

  /** Takes off space, signs, parentheses and currencies until a digit stands on either side. */
  private boolean stripSides() {
    while (start < end && !startsNumber()) {
      if (!stripLeading()) {
        return false;
      }
    }
    while (start < end && !isDigit(bytes[end - 1])) {
      if (!stripTrailing()) {
        return false;
      }
    }
    return start < end && !enclosed && !contradictory;
  }

  /** A digit, or the decimal sign before one. */
  private boolean startsNumber() {
    return isDigit(bytes[start])
        || (bytes[start] == decimal && start + 1 < end && isDigit(bytes[start + 1]));
  }

  private boolean stripLeading() {
    int width = spaceAt(start);
    if (width > 0) {
      start += width;
      return true;
    }
    width = signAt(start);
    if (width > 0) {
      return takeSign(start, start + width, end);
    }
    if (bytes[start] == '(') {
      if (signed) {
        return false;
      }
      signed = true;
      enclosed = true;
      negative = true;
      start++;
      return true;
    }
    if (isCode(start) && start + 3 < end && !CurrencyMarks.isLetter(bytes[start + 3])) {
      start += 3;
      return addMark(Currencies.code(bytes, start - 3, start));
    }
    int mark = CurrencyMarks.leading(bytes, start, end);
    if (mark < 0) {
      return false;
    }
    start += CurrencyMarks.length(mark);
    return addMark(CurrencyMarks.code(mark));
  }

  private boolean stripTrailing() {
    int width = spaceBefore(end);
    if (width > 0) {
      end -= width;
      return true;
    }
    width = signBefore(end);
    if (width > 0) {
      // "1200/-" and "1200,-" are Indian and Dutch for a round price, not a minus.
      byte before = end - width > start ? bytes[end - width - 1] : 0;
      if (bytes[end - 1] == '-' && (before == '/' || before == decimal)) {
        end -= 2;
        return true;
      }
      return takeSign(end - width, start, end - width);
    }
    if (bytes[end - 1] == ')') {
      end--;
      boolean closes = enclosed;
      enclosed = false;
      return closes;
    }
    int code = end - 3;
    if (code > start && isCode(code) && !CurrencyMarks.isLetter(bytes[code - 1])) {
      end = code;
      return addMark(Currencies.code(bytes, code, code + 3));
    }
    int mark = CurrencyMarks.trailing(bytes, start, end);
    if (mark < 0) {
      return false;
    }
    end -= CurrencyMarks.length(mark);
    return addMark(CurrencyMarks.code(mark));
  }

  private boolean takeSign(int at, int newStart, int newEnd) {
    if (signed) {
      return false;
    }
    signed = true;
    negative = bytes[at] != '+';
    start = newStart;
    end = newEnd;
    return true;
  }

  private boolean addMark(byte[] code) {
    if (code != null) {
      contradictory |= currency != null && !Arrays.equals(currency, code);
      currency = code;
    }
    return ++marks <= MAX_MARKS;
  }

  private boolean isCode(int at) {
    return at + 3 <= end && Currencies.code(bytes, at, at + 3) != null;
  }

  private boolean parseCore(DecimalValue out) {
    int count = 0;
    int group = 0;
    int groups = 0;
    int firstGroup = 0;
    int firstDigit = start;
    boolean three = true;
    boolean indian = true;
    int scale = -1;
    for (int i = start; i < end; ) {
      if (isDigit(bytes[i])) {
        if (count == MAX_DIGITS) {
          return false;
        }
        digits[count++] = bytes[i++];
        group++;
        continue;
      }
      if (scale >= 0) {
        return false;
      }
      if (bytes[i] == decimal) {
        scale = 0;
        if (!groupsFit(groups, firstGroup, group, three, indian)) {
          return false;
        }
        groups = 0;
        group = 0;
        i++;
        if (i == end) {
          return false;
        }
        continue;
      }
      int width = groupingAt(i);
      if (width == 0) {
        return false;
      }
      if (groups == 0) {
        if (group == 0 || group > 3 || bytes[firstDigit] == '0') {
          return false;
        }
        firstGroup = group;
        indian = group <= 2;
      } else {
        three &= group == 3;
        indian &= group == 2;
      }
      groups++;
      group = 0;
      i += width;
    }
    if (scale < 0) {
      if (!groupsFit(groups, firstGroup, group, three, indian)) {
        return false;
      }
      scale = 0;
    } else {
      scale = group;
    }
    set(count, scale, out);
    return count > 0;
  }

  /** All groups after the first of three digits, or all of two but the last of three. */
  private static boolean groupsFit(
      int signs, int firstGroup, int lastGroup, boolean three, boolean indian) {
    return signs == 0 || (firstGroup > 0 && lastGroup == 3 && (three || indian));
  }

  private void set(int count, int scale, DecimalValue out) {
    if (count <= LONG_DIGITS) {
      long value = 0;
      for (int i = 0; i < count; i++) {
        value = value * 10 + (digits[i] - '0');
      }
      out.set(negative ? -value : value, scale);
    } else {
      String text = new String(digits, 0, count, StandardCharsets.US_ASCII);
      BigDecimal value = new BigDecimal(text).movePointLeft(scale);
      out.set(negative ? value.negate() : value);
    }
  }

  private int groupingAt(int at) {
    if (spaceGroups) {
      return spaceAt(at);
    }
    if (quoteGroups && isSequence(at, 0xE2, 0x80, 0x99)) {
      return 3;
    }
    return grouping.length == 1 && bytes[at] == grouping[0] ? 1 : 0;
  }

  /** The width of the space at that place: ASCII, no-break, thin, narrow or figure space. */
  private int spaceAt(int at) {
    byte first = bytes[at];
    if (first == ' ' || (first >= '\t' && first <= '\r')) {
      return 1;
    }
    if (first == (byte) 0xC2) {
      return at + 1 < end && bytes[at + 1] == (byte) 0xA0 ? 2 : 0;
    }
    boolean wide =
        isSequence(at, 0xE2, 0x80, 0xAF)
            || isSequence(at, 0xE2, 0x80, 0x89)
            || isSequence(at, 0xE2, 0x80, 0x87);
    return wide ? 3 : 0;
  }

  private int spaceBefore(int before) {
    for (int width = 1; width <= 3 && before - width >= start; width++) {
      if (spaceAt(before - width) == width) {
        return width;
      }
    }
    return 0;
  }

  /** The width of the sign at that place: + - and the minus signs of Unicode. */
  private int signAt(int at) {
    byte first = bytes[at];
    if (first == '-' || first == '+') {
      return 1;
    }
    boolean minus =
        isSequence(at, 0xE2, 0x88, 0x92)
            || isSequence(at, 0xE2, 0x80, 0x93)
            || isSequence(at, 0xEF, 0xB9, 0xA3)
            || isSequence(at, 0xEF, 0xBC, 0x8D);
    return minus ? 3 : 0;
  }

  private int signBefore(int before) {
    if (signAt(before - 1) == 1) {
      return 1;
    }
    return before - 3 >= start && signAt(before - 3) == 3 ? 3 : 0;
  }

  private boolean isSequence(int at, int first, int second, int third) {
    return at + 2 < end
        && bytes[at] == (byte) first
        && bytes[at + 1] == (byte) second
        && bytes[at + 2] == (byte) third;
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
