package dev.titan.transforms.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks on bytes of text, eight at a step where they are ASCII: the hot path never decodes. */
final class TextBytes {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private TextBytes() {}

  /** Whether a byte is a space in the widest ASCII sense: tabs, feeds, carriage returns, too. */
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  /** Whether all bytes are ASCII and none of them is NUL. */
  static boolean isPlainAscii(byte[] bytes, int start, int end) {
    long seen = 0;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, i);
      // A high bit is set by bytes beyond ASCII, and by the borrow of a zero byte.
      seen |= eight | (eight - LOW_BITS);
    }
    if ((seen & HIGH_BITS) != 0) {
      return false;
    }
    for (; i < end; i++) {
      if (bytes[i] <= 0) {
        return false;
      }
    }
    return true;
  }

  /** The first index that holds a byte beyond ASCII, or the end. */
  static int firstNonAscii(byte[] bytes, int start, int end) {
    int i = start;
    while (i + Long.BYTES <= end && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
      i += Long.BYTES;
    }
    while (i < end && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** The first index of a byte (an ASCII character), or the end. */
  static int indexOf(byte wanted, byte[] bytes, int start, int end) {
    long pattern = LOW_BITS * wanted;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long word = (long) LONGS.get(bytes, i) ^ pattern;
      // https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord; the lowest hit is exact.
      long hits = (word - LOW_BITS) & ~word & HIGH_BITS;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (i < end && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  /** How many line feeds stand between two indices. */
  static int lineFeeds(byte[] bytes, int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** Whether a character of UTF-8 may begin there whose rest lies behind the end. */
  static boolean isCutOff(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    int width = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + width <= end) {
      return false;
    }
    for (int i = at + 1; i < end; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
