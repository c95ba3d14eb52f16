package dev.titan.transforms.discover;

import java.util.List;

/** Finds out whether integers may be points in time, counted from 1970. */
final class EpochColumn {
  /** The units as the mapping language names them. */
  static final List<String> UNITS = List.of("EPOCH_SECONDS", "EPOCH_MILLIS", "EPOCH_MICROS");

  private static final long FROM_MICROS = 946_684_800_000_000L; // 2000-01-01
  private static final long TO_MICROS = 4_102_444_800_000_000L; // 2100-01-01

  private final int[] counts = new int[UNITS.size()];

  /** Takes an integer. */
  void add(String text, NumberReader reader) {
    for (int unit = 0; unit < counts.length; unit++) {
      long micros = reader.epochMicros(text, unit);
      counts[unit] += isRecent(micros) ? 1 : 0;
    }
  }

  /** Whether a point in time lies within this century. */
  static boolean isRecent(long micros) {
    return micros >= FROM_MICROS && micros < TO_MICROS;
  }

  /** How many values fit the unit that fits most. */
  int count() {
    return counts[best()];
  }

  /** The unit that fits most values. */
  String unit() {
    return UNITS.get(best());
  }

  private int best() {
    int best = 0;
    for (int unit = 1; unit < counts.length; unit++) {
      best = counts[unit] > counts[best] ? unit : best;
    }
    return best;
  }
}
