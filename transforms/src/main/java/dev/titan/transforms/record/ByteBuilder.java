package dev.titan.transforms.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes to append to: how text is built on the hot path without Strings. Reused
 * from record to record; not thread-safe.
 *
 * <p>When it grows it takes a new array, so slices of the old one stay valid until {@link #clear}.
 */
public final class ByteBuilder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  /** 1, 10, 100 and so on. */
  private static final long[] POWERS = powers();

  /** The digits of 00 to 99. */
  private static final byte[] PAIRS = pairs();

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** For each byte: 0 = stands for itself in a JSON string, else the letter after a backslash. */
  private static final byte[] JSON_ESCAPE = jsonEscapes();

  private byte[] bytes;
  private int length;

  public ByteBuilder() {
    this(256);
  }

  /** A builder with room for that many bytes. */
  public ByteBuilder(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** The array that holds the bytes now; another one after the next append that needs room. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes. */
  public int length() {
    return length;
  }

  /** Forgets everything. */
  public ByteBuilder clear() {
    length = 0;
    return this;
  }

  /** Forgets all bytes from that index on. */
  public void truncate(int newLength) {
    if (newLength > length) {
      throw new IllegalArgumentException("cannot truncate " + length + " bytes to " + newLength);
    }
    length = newLength;
  }

  /** Appends one byte. */
  public ByteBuilder append(byte value) {
    if (length == bytes.length) {
      grow(1);
    }
    bytes[length++] = value;
    return this;
  }

  /** Appends one ASCII character. */
  public ByteBuilder append(char ascii) {
    return append((byte) ascii);
  }

  /** Appends some bytes. */
  public ByteBuilder append(byte[] source, int start, int end) {
    int count = end - start;
    if (bytes.length - length < count) {
      grow(count);
    }
    System.arraycopy(source, start, bytes, length, count);
    length += count;
    return this;
  }

  /** Appends all of an array. */
  public ByteBuilder append(byte[] source) {
    return append(source, 0, source.length);
  }

  /** Appends what a slice points at. */
  public ByteBuilder append(Slice slice) {
    return append(slice.bytes, slice.start, slice.end);
  }

  /** Appends what another builder holds. */
  public ByteBuilder append(ByteBuilder other) {
    return append(other.bytes, 0, other.length);
  }

  /** Appends a text as UTF-8. */
  public ByteBuilder append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a whole number in decimal digits. */
  public ByteBuilder append(long value) {
    if (value < 0) {
      if (value == Long.MIN_VALUE) {
        return append(Long.toString(value));
      }
      append('-');
      value = -value;
    }
    return appendDigits(value, 1);
  }

  /** Appends a number of zero or more, with leading zeros up to that many digits. */
  public ByteBuilder appendDigits(long value, int minDigits) {
    if (bytes.length - length < 20 + minDigits) {
      grow(20 + minDigits);
    }
    byte[] out = bytes;
    int end = length + Math.max(digits(value), minDigits);
    int at = end;
    long rest = value;
    while (rest >= 10) {
      long quotient = rest / 100;
      int pair = (int) (rest - quotient * 100) * 2;
      out[--at] = PAIRS[pair + 1];
      out[--at] = PAIRS[pair];
      rest = quotient;
    }
    if (at > length) {
      out[--at] = (byte) ('0' + rest);
    }
    while (at > length) {
      out[--at] = '0';
    }
    length = end;
    return this;
  }

  /**
   * How many digits a number of zero or more has, without a division.
   *
   * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#IntegerLog10">log10</a>
   */
  private static int digits(long value) {
    long atLeastOne = value | 1;
    int log = (Long.SIZE - Long.numberOfLeadingZeros(atLeastOne)) * 1233 >>> 12;
    return atLeastOne < POWERS[log] ? log : log + 1;
  }

  /** Appends the eight bytes of a number, the highest first. */
  public ByteBuilder appendLong(long value) {
    if (bytes.length - length < 8) {
      grow(8);
    }
    LONGS.set(bytes, length, value);
    length += 8;
    return this;
  }

  /** Appends bytes as lower-case hex digits. */
  public ByteBuilder appendHex(byte[] source, int start, int end) {
    for (int i = start; i < end; i++) {
      append(HEX[(source[i] >> 4) & 0xf]);
      append(HEX[source[i] & 0xf]);
    }
    return this;
  }

  /**
   * Appends a number of zero or more in 7 bits per byte, low bits first: a length that cannot be
   * taken for anything else.
   */
  public ByteBuilder appendVarint(int value) {
    int rest = value;
    while (rest > 0x7f) {
      append((byte) (rest | 0x80));
      rest >>>= 7;
    }
    return append((byte) rest);
  }

  /**
   * Appends UTF-8 bytes as a JSON string with its quotes (RFC 8259, section 7).
   *
   * @return whether it holds no NUL character, which JSON allows but no database column
   */
  public boolean appendJsonString(byte[] source, int start, int end) {
    append('"');
    boolean clean = true;
    int run = start;
    for (int i = escaped(source, start, end); i < end; i = escaped(source, run, end)) {
      byte value = source[i];
      append(source, run, i);
      run = i + 1;
      clean &= value != 0;
      appendEscaped(value);
    }
    append(source, run, end);
    append('"');
    return clean;
  }

  /** The next byte that cannot stand for itself in a JSON string, or the end. */
  private static int escaped(byte[] source, int start, int end) {
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long word = (long) WORDS.get(source, i);
      long quotes = word ^ QUOTES;
      long backslashes = word ^ BACKSLASHES;
      // https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord; the lowest hit is exact.
      long hits =
          ((quotes - ONES) & ~quotes)
              | ((backslashes - ONES) & ~backslashes)
              | ((word - SPACES) & ~word);
      hits &= HIGHS;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (i < end && (source[i] < 0 || JSON_ESCAPE[source[i]] == 0)) {
      i++;
    }
    return i;
  }

  private void appendEscaped(byte value) {
    append('\\');
    append(JSON_ESCAPE[value]);
    if (JSON_ESCAPE[value] == 'u') {
      append('0').append('0').append(HEX[value >> 4]).append(HEX[value & 0xf]);
    }
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** The bytes as text. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void grow(int more) {
    int larger = Math.max(bytes.length * 2, Math.addExact(length, more));
    bytes = Arrays.copyOf(bytes, larger < 0 ? Integer.MAX_VALUE - 8 : larger);
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  private static byte[] jsonEscapes() {
    byte[] escapes = new byte[128];
    Arrays.fill(escapes, 0, 0x20, (byte) 'u');
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }
}
