package dev.titan.transforms.classify;

/**
 * A map from shape fingerprints that allocates nothing on a hit. It begins small, as a run may have
 * one for each of thousands of tenants. When it is full it forgets all and begins anew, so hostile
 * shapes cannot fill the memory.
 */
final class ShapeCache<T> {
  private static final int FIRST_CAPACITY = 16;
  private static final int MAX_CAPACITY = 1 << 13;

  private long[] highs;
  private long[] lows;
  private Object[] values;
  private int size;

  ShapeCache() {
    allocate(FIRST_CAPACITY);
  }

  /** The value of a shape, or null. */
  @SuppressWarnings("unchecked")
  T get(long high, long low) {
    int mask = values.length - 1;
    for (int slot = (int) low & mask; values[slot] != null; slot = (slot + 1) & mask) {
      if (lows[slot] == low && highs[slot] == high) {
        return (T) values[slot];
      }
    }
    return null;
  }

  /** Keeps the value of a shape that is not there yet. */
  void put(long high, long low, T value) {
    if (2 * (size + 1) > values.length) {
      grow();
    }
    place(high, low, value);
    size++;
  }

  private void grow() {
    Object[] oldValues = values;
    long[] oldHighs = highs;
    long[] oldLows = lows;
    if (oldValues.length >= MAX_CAPACITY) {
      allocate(FIRST_CAPACITY);
      size = 0;
      return;
    }
    allocate(oldValues.length * 2);
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != null) {
        place(oldHighs[i], oldLows[i], oldValues[i]);
      }
    }
  }

  private void allocate(int capacity) {
    highs = new long[capacity];
    lows = new long[capacity];
    values = new Object[capacity];
  }

  private void place(long high, long low, Object value) {
    int mask = values.length - 1;
    int slot = (int) low & mask;
    while (values[slot] != null) {
      slot = (slot + 1) & mask;
    }
    highs[slot] = high;
    lows[slot] = low;
    values[slot] = value;
  }
}
