package dev.titan.transforms.personal;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds personal data that no mapping names, inside free text, and puts tokens in its place: e-mail
 * addresses, card numbers and international phone numbers.
 *
 * <ul>
 *   <li>E-mail: characters of RFC 5321's dot-string around an {@code @}, and a domain with a dot.
 *   <li>Card: 13 to 19 digits, single spaces or dashes among them, with a right check digit
 *       (ISO/IEC 7812, Luhn), beginning as payment cards do (22 to 27, 3 to 6, 81, 82), so that
 *       dates, times and most running numbers are left alone.
 *   <li>Phone: a plus sign and 8 to 15 digits (E.164), with spaces, dashes, dots, slashes and
 *       parentheses among them.
 * </ul>
 *
 * <p>Nearly all texts hold none of these, so {@link #mayHold} is a very cheap test that comes
 * first.
 */
public final class PersonalScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long ATS = ONES * '@';
  private static final long PLUSES = ONES * '+';
  private static final long ZEROS = ONES * '0';
  private static final long TO_HIGH_FROM_TEN = ONES * (0x80 - 10);

  private static final int SHORTEST = 6;
  private static final int CARD_MIN = 13;
  private static final int CARD_MAX = 19;
  private static final int PHONE_MIN = 8;
  private static final int PHONE_MAX = 15;

  private PersonalScan() {}

  /** Whether the text could hold personal data; false is certain. */
  public static boolean mayHold(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < Long.BYTES) {
      return length >= SHORTEST && hasAtOrPlus(bytes, start, end);
    }
    // Eight bytes at once: signs end the search, digits are counted. The last bytes that make no
    // eight are read together with those before, which the shift then drops.
    int digits = 0;
    int last = end - Long.BYTES;
    for (int at = start; at < last; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      if (hasAtOrPlus(eight)) {
        return true;
      }
      digits += digits(eight);
    }
    int dropped = -length & (Long.BYTES - 1);
    long rest = (long) LONGS.get(bytes, last) >>> (dropped * Byte.SIZE);
    return hasAtOrPlus(rest)
        || (digits + digits(rest) >= CARD_MIN && hasLongNumber(bytes, start, end));
  }

  /** A byte is zero after XOR where it equals the one wanted. */
  private static boolean hasAtOrPlus(long eight) {
    long ats = eight ^ ATS;
    long pluses = eight ^ PLUSES;
    return (((ats - ONES) & ~ats | (pluses - ONES) & ~pluses) & HIGHS) != 0;
  }

  private static boolean hasAtOrPlus(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] == '@' || bytes[at] == '+') {
        return true;
      }
    }
    return false;
  }

  /** How many of eight bytes are digits: after XOR with '0' they, and no others, are below ten. */
  private static int digits(long eight) {
    long values = eight ^ ZEROS;
    long tenOrMore = ((values & ~HIGHS) + TO_HIGH_FROM_TEN) | values;
    return Long.bitCount(~tenOrMore & HIGHS);
  }

  private static boolean hasLongNumber(byte[] bytes, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      byte value = bytes[i];
      if (value >= '0' && value <= '9') {
        if (++digits >= CARD_MIN) {
          return true;
        }
      } else if (value != ' ' && value != '-') {
        digits = 0;
        // No room for a card is left in what remains.
        if (end - i <= CARD_MIN) {
          return false;
        }
      }
    }
    return false;
  }

  /**
   * Appends the text with tokens in the place of what was found.
   *
   * @return whether something was found; else nothing has been appended
   */
  public static boolean replace(Slice text, Tokenizer tokenizer, ByteBuilder out) {
    byte[] bytes = text.bytes;
    if (!mayHold(bytes, text.start, text.end)) {
      return false;
    }
    int done = text.start;
    Slice found = new Slice();
    int i = text.start;
    while (i < text.end) {
      PersonalType type = find(bytes, text.start, i, text.end, found);
      // What has been copied as part of an earlier hit cannot begin another one.
      if (type == null || found.start < done) {
        i++;
        continue;
      }
      out.append(bytes, done, found.start);
      tokenizer.append(type, found, out);
      done = found.end;
      i = found.end;
    }
    if (done == text.start) {
      return false;
    }
    out.append(bytes, done, text.end);
    return true;
  }

  private static PersonalType find(byte[] bytes, int start, int at, int end, Slice found) {
    byte value = bytes[at];
    if (value == '@') {
      return email(bytes, start, at, end, found) ? PersonalType.EMAIL : null;
    }
    if (value == '+') {
      return phone(bytes, start, at, end, found) ? PersonalType.PHONE : null;
    }
    if (value >= '0' && value <= '9' && (at == start || !isWord(bytes[at - 1]))) {
      return card(bytes, start, at, end, found) ? PersonalType.CARD : null;
    }
    return null;
  }

  private static boolean email(byte[] bytes, int start, int at, int end, Slice found) {
    int first = at;
    while (first > start && isLocal(bytes[first - 1])) {
      first--;
    }
    while (first < at && bytes[first] == '.') {
      first++;
    }
    int last = at + 1;
    int dot = -1;
    while (last < end && (isWord(bytes[last]) || bytes[last] == '-' || bytes[last] == '.')) {
      if (bytes[last] == '.') {
        if (last + 1 == end || !isWord(bytes[last + 1])) {
          break;
        }
        dot = last;
      }
      last++;
    }
    found.set(bytes, first, last);
    return first < at && dot > at + 1 && last - dot > 2;
  }

  private static boolean phone(byte[] bytes, int start, int at, int end, Slice found) {
    if (at > start && isWord(bytes[at - 1])) {
      return false;
    }
    int digits = 0;
    int last = at;
    for (int i = at + 1; i < end; i++) {
      byte value = bytes[i];
      if (value >= '0' && value <= '9') {
        if (digits == 0 && value == '0') {
          return false;
        }
        digits++;
        last = i + 1;
      } else if (!isPhoneSpace(bytes, i, end)) {
        break;
      }
    }
    found.set(bytes, at, last);
    boolean ends = last == end || !isWord(bytes[last]);
    return ends && digits >= PHONE_MIN && digits <= PHONE_MAX;
  }

  private static boolean isPhoneSpace(byte[] bytes, int at, int end) {
    byte value = bytes[at];
    if (value == ' ' || value == '-' || value == '.' || value == '/' || value == '(') {
      return at + 1 < end;
    }
    boolean noBreak = value == (byte) 0xC2 || value == (byte) 0xA0;
    return value == ')' || noBreak;
  }

  private static boolean card(byte[] bytes, int start, int at, int end, Slice found) {
    boolean fraction =
        at - 1 > start && (bytes[at - 1] == '.' || bytes[at - 1] == ',') && isDigit(bytes[at - 2]);
    if (fraction) {
      return false;
    }
    int digits = 0;
    int last = at;
    for (int i = at; i < end; i++) {
      if (isDigit(bytes[i])) {
        digits++;
        last = i + 1;
        if (digits > CARD_MAX) {
          return false;
        }
      } else if ((bytes[i] != ' ' && bytes[i] != '-') || i + 1 == end || !isDigit(bytes[i + 1])) {
        break;
      }
    }
    found.set(bytes, at, last);
    boolean ends = last == end || !isWord(bytes[last]);
    return ends && digits >= CARD_MIN && isIssuer(bytes, at) && isLuhn(bytes, at, last);
  }

  private static boolean isIssuer(byte[] bytes, int at) {
    byte first = bytes[at];
    byte second = bytes[at + 1];
    if (first == '2') {
      return second >= '2' && second <= '7';
    }
    return (first >= '3' && first <= '6') || (first == '8' && (second == '1' || second == '2'));
  }

  private static boolean isLuhn(byte[] bytes, int start, int end) {
    int sum = 0;
    boolean twice = false;
    for (int i = end - 1; i >= start; i--) {
      if (!isDigit(bytes[i])) {
        continue;
      }
      int digit = bytes[i] - '0';
      int part = twice ? digit * 2 : digit;
      sum += part > 9 ? part - 9 : part;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  private static boolean isLocal(byte value) {
    return isWord(value)
        || value == '.'
        || value == '-'
        || value == '+'
        || value == '%'
        || value == '\''
        || value == '&'
        || value == '=';
  }

  /** Letters, digits, the underscore, and all bytes of other scripts. */
  private static boolean isWord(byte value) {
    int lower = value | 0x20;
    return value < 0 || value == '_' || isDigit(value) || (lower >= 'a' && lower <= 'z');
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
