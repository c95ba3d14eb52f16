package dev.titan.transforms.discover;

/** Finds out whether integers may be points in time, counted from 1970. */
final class EpochColumn {
  private static final long FROM_SECONDS = 946_684_800L; // 2000-01-01
  private static final long TO_SECONDS = 4_102_444_800L; // 2100-01-01

  private int seconds;
  private int millis;
  private int micros;

  void add(NumberText number) {
    if (!number.isInteger() || number.negative() || number.core().length() > 17) {
      return;
    }
    long value = Long.parseLong(number.core());
    seconds += within(value) ? 1 : 0;
    millis += within(value / 1_000) ? 1 : 0;
    micros += within(value / 1_000_000) ? 1 : 0;
  }

  private static boolean within(long value) {
    return value >= FROM_SECONDS && value < TO_SECONDS;
  }

  /** How many values fit the unit that fits most. */
  int count() {
    return Math.max(seconds, Math.max(millis, micros));
  }

  /** The unit as the mapping language names it. */
  String unit() {
    if (count() == seconds) {
      return "EPOCH_SECONDS";
    }
    return count() == millis ? "EPOCH_MILLIS" : "EPOCH_MICROS";
  }
}
