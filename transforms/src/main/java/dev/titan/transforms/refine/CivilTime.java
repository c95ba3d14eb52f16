package dev.titan.transforms.refine;

/**
 * The parts of a date and time as they were written, before a zone makes a point in time of them.
 * Every format fills it, and {@link #resolve} is the one place where the calendar is checked.
 */
final class CivilTime {
  private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long MICROS = 1_000_000;
  static final long FIRST_SECOND = -62_135_596_800L;
  static final long LAST_SECOND = 253_402_300_799L;

  /** The hour of a twelve-hour clock has not been told to be before or after noon. */
  static final int NO_HALF = -1;

  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int micros;
  boolean hasTime;
  boolean hasOffset;
  int offset;

  /** The time is that of the day after the date: {@code 24:00}. */
  boolean nextDay;

  /** 0 before noon, 1 after noon, or {@link #NO_HALF}; {@code hour} is then from 1 to 12. */
  int half;

  /** The weekday that was written, 1 = Monday, or 0. */
  int weekday;

  void clear() {
    year = 0;
    month = 0;
    day = 0;
    hour = 0;
    minute = 0;
    second = 0;
    micros = 0;
    hasTime = false;
    hasOffset = false;
    nextDay = false;
    offset = 0;
    half = NO_HALF;
    weekday = 0;
  }

  /**
   * Makes a point in time of the parts.
   *
   * @param zone the zone of values without an offset, or null for the location's
   * @param place the location's zone, which gives the day
   * @return false if the calendar or the clock has no such moment between the years 1 and 9999
   */
  boolean resolve(ZoneOffsets zone, ZoneOffsets place, DateTimeValue out) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > monthLength()) {
      return false;
    }
    if (half != NO_HALF) {
      if (hour < 1 || hour > 12) {
        return false;
      }
      hour = hour % 12 + 12 * half;
      half = NO_HALF;
    }
    if (hour > 23 || minute > 59 || second > 59 || Math.abs(offset) > 18 * 3600) {
      return false;
    }
    long days = epochDay(year, month, day);
    if (weekday != 0 && Math.floorMod(days + 3, 7L) + 1 != weekday) {
      return false;
    }
    days += nextDay ? 1 : 0;
    long local = days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
    if (!hasTime && !hasOffset) {
      return set(local - place.atLocal(local), (int) days, out);
    }
    if (!hasOffset) {
      ZoneOffsets own = zone == null ? place : zone;
      offset = own.atLocal(local);
    }
    long seconds = local - offset;
    return set(seconds, day(seconds, place), out);
  }

  private boolean set(long seconds, int days, DateTimeValue out) {
    if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
      return false;
    }
    out.epochMicros = seconds * MICROS + micros;
    out.epochDay = days;
    out.dateOnly = !hasTime;
    return true;
  }

  /** The local date of an instant. */
  static int day(long seconds, ZoneOffsets place) {
    return (int) Math.floorDiv(seconds + place.atInstant(seconds), SECONDS_PER_DAY);
  }

  private int monthLength() {
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS_OF_MONTH[month - 1];
  }

  /**
   * Days from 1970-01-01 in the proleptic Gregorian calendar, by counting years from March on, so
   * that a leap day is the last of its year.
   */
  private static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    int monthFromMarch = (month + 9) % 12;
    int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    long leapDays = Math.floorDiv(y, 4L) - Math.floorDiv(y, 100L) + Math.floorDiv(y, 400L);
    return y * 365 + leapDays + dayOfYear - 719_468;
  }
}
