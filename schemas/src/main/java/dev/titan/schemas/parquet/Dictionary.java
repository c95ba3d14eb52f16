package dev.titan.schemas.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The different values of a column, as long as they are few: then a value is one byte. */
final class Dictionary {
  static final int MAX_VALUES = 256;
  private static final int MAX_BYTES = 1 << 15;
  private static final int SLOTS = 4 * MAX_VALUES;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Buffer values = new Buffer();
  private final int[] starts = new int[MAX_VALUES];
  private final int[] ends = new int[MAX_VALUES];
  private final short[] slots = new short[SLOTS];
  private int size;
  private int last;

  /** Forgets all values. */
  void clear() {
    if (size > 0) {
      Arrays.fill(slots, (short) 0);
      values.clear();
      size = 0;
    }
  }

  /** The number of different values. */
  int size() {
    return size;
  }

  /** All values in PLAIN encoding, in the order of their numbers. */
  Buffer values() {
    return values;
  }

  int start(int id) {
    return starts[id];
  }

  int end(int id) {
    return ends[id];
  }

  /** The number of a value, new or known; -1 if the dictionary has no room for it. */
  int idOf(byte[] source, int start, int end) {
    if (size > 0 && is(last, source, start, end)) {
      return last; // values come in runs
    }
    int slot = hash(source, start, end);
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (is(id, source, start, end)) {
        last = id;
        return id;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (size == MAX_VALUES || values.length + (end - start) > MAX_BYTES) {
      return -1;
    }
    values.putPlain(source, start, end);
    ends[size] = values.length;
    starts[size] = values.length - (end - start);
    slots[slot] = (short) (size + 1);
    last = size;
    return size++;
  }

  private boolean is(int id, byte[] source, int start, int end) {
    return ends[id] - starts[id] == end - start
        && Arrays.equals(values.bytes, starts[id], ends[id], source, start, end);
  }

  /** Of the length and the first and last bytes: enough for so few values. */
  private static int hash(byte[] source, int start, int end) {
    int length = end - start;
    long mix = length;
    if (length >= Long.BYTES) {
      mix ^= (long) LONGS.get(source, start);
      mix = mix * 0x9E3779B97F4A7C15L ^ (long) LONGS.get(source, end - Long.BYTES);
    } else {
      for (int i = start; i < end; i++) {
        mix = mix << 8 ^ source[i];
      }
    }
    mix *= 0x9E3779B97F4A7C15L;
    return (int) (mix >>> 54) & (SLOTS - 1);
  }
}
