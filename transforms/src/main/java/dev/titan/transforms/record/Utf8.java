package dev.titan.transforms.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Utf8() {}

  /** The width of the character that begins there, or 0 if the bytes are no UTF-8. */
  public static int width(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    int width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + width > end) {
      return 0;
    }
    int second = bytes[at + 1] & 0xff;
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = at + 2; i < at + width; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return width;
  }

  /** Whether all bytes from start to end are UTF-8 without NUL: text that every database takes. */
  public static boolean isText(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      // Eight ASCII bytes at once, none of them zero: nearly all text of nearly all records.
      if (at + Long.BYTES <= end) {
        long eight = (long) LONGS.get(bytes, at);
        if (((eight | (eight - ONES)) & HIGHS) == 0) {
          at += Long.BYTES;
          continue;
        }
      }
      int width = bytes[at] == 0 ? 0 : width(bytes, at, end);
      if (width == 0) {
        return false;
      }
      at += width;
    }
    return true;
  }

  /** Writes a character (never half of a surrogate pair) and returns the index after it. */
  public static int write(int codePoint, byte[] out, int at) {
    int i = at;
    if (codePoint < 0x80) {
      out[i++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      out[i++] = (byte) (0xc0 | codePoint >> 6);
      out[i++] = (byte) (0x80 | codePoint & 0x3f);
    } else if (codePoint < 0x10000) {
      out[i++] = (byte) (0xe0 | codePoint >> 12);
      out[i++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
      out[i++] = (byte) (0x80 | codePoint & 0x3f);
    } else {
      out[i++] = (byte) (0xf0 | codePoint >> 18);
      out[i++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
      out[i++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
      out[i++] = (byte) (0x80 | codePoint & 0x3f);
    }
    return i;
  }
}
