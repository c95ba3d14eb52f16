package dev.titan.transforms.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that bytes are well-formed UTF-8 (Unicode standard, table 3-7) without NUL: no overlong
 * forms, no halves of surrogate pairs, nothing beyond U+10FFFF.
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Utf8() {}

  /** Whether the bytes are text that every database column takes. */
  static boolean isText(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      // Eight ASCII bytes at once, none of them zero: nearly all text of nearly all records.
      if (at + 8 <= end) {
        long eight = (long) LONGS.get(bytes, at);
        if (((eight | (eight - ONES)) & HIGHS) == 0) {
          at += 8;
          continue;
        }
      }
      int width = bytes[at] > 0 ? 1 : width(bytes, at, end);
      if (width == 0) {
        return false;
      }
      at += width;
    }
    return true;
  }

  /** The bytes of the character there, or 0 if it is none or NUL. */
  private static int width(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    if (first >= 0xC2 && first <= 0xDF) {
      return at + 1 < end && isNext(bytes[at + 1]) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
      if (at + 2 >= end || !isNext(bytes[at + 1]) || !isNext(bytes[at + 2])) {
        return 0;
      }
      int second = bytes[at + 1] & 0xff;
      boolean overlong = first == 0xE0 && second < 0xA0;
      boolean surrogate = first == 0xED && second > 0x9F;
      return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
      boolean whole =
          at + 3 < end && isNext(bytes[at + 1]) && isNext(bytes[at + 2]) && isNext(bytes[at + 3]);
      if (!whole) {
        return 0;
      }
      int second = bytes[at + 1] & 0xff;
      boolean overlong = first == 0xF0 && second < 0x90;
      boolean beyond = first == 0xF4 && second > 0x8F;
      return overlong || beyond ? 0 : 4;
    }
    return 0;
  }

  private static boolean isNext(byte value) {
    return (value & 0xC0) == 0x80;
  }
}
