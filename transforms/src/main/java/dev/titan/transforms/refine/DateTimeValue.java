package dev.titan.transforms.refine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A point in time with its business day, reused from record to record. */
public final class DateTimeValue {
  long epochMicros;
  int epochDay;
  boolean dateOnly;

  /** Microseconds from 1970-01-01T00:00Z. */
  public long epochMicros() {
    return epochMicros;
  }

  /** The local date in the zone of the location, in days from 1970-01-01. */
  public int epochDay() {
    return epochDay;
  }

  /** Whether the value named a date without a time; it then stands for midnight of that date. */
  public boolean dateOnly() {
    return dateOnly;
  }

  /** ISO 8601: the date, or the instant in UTC if the value named a time. */
  @Override
  public String toString() {
    if (dateOnly) {
      return LocalDate.ofEpochDay(epochDay).toString();
    }
    return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS).toString();
  }
}
