package dev.titan.transforms.refine;

import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A table from text to something, without regard to case and surrounding space. Texts that were
 * looked up once are found by their bytes the next time: the values of a column are mostly few.
 *
 * @param <T> what the table gives
 */
final class FoldedTable<T> {
  private static final int SLOTS = 512;
  private static final int MAX_REMEMBERED = 256;
  private static final int LONGEST_REMEMBERED = 64;
  private static final int LONGEST = 4_096;

  private final Map<String, T> values = new HashMap<>();
  private final byte[][] keys = new byte[SLOTS][];
  private final Object[] found = new Object[SLOTS];
  private int remembered;
  private final Slice trimmed = new Slice();

  FoldedTable(Map<String, T> values) {
    values.forEach((key, value) -> this.values.put(fold(key), value));
  }

  /** What the table has for the text, or null. */
  @SuppressWarnings("unchecked") // only values of the map are ever put into the array
  T get(Slice text) {
    int length = text.length();
    if (length > LONGEST_REMEMBERED) {
      return length > LONGEST ? null : values.get(fold(text.toString()));
    }
    int slot = hash(text) & (SLOTS - 1);
    while (keys[slot] != null) {
      if (Arrays.equals(keys[slot], 0, keys[slot].length, text.bytes, text.start, text.end)) {
        return (T) found[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    trimmed.set(text.bytes, text.start, text.end);
    T value = values.get(fold(trimmed.trim().toString()));
    if (remembered < MAX_REMEMBERED) {
      remembered++;
      found[slot] = value;
      keys[slot] = Arrays.copyOfRange(text.bytes, text.start, text.end);
    }
    return value;
  }

  static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int hash(Slice text) {
    int hash = 1;
    for (int i = text.start; i < text.end; i++) {
      hash = 31 * hash + text.bytes[i];
    }
    return hash ^ (hash >>> 15);
  }
}
