package dev.titan.transforms.discover;

import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.DateTimeParser;
import dev.titan.transforms.refine.DateTimeValue;
import dev.titan.transforms.refine.ZoneOffsets;
import java.time.ZoneOffset;

/** Compares the days of two columns. Not thread-safe. */
final class DayReader {
  private final DateTimeParser one;
  private final DateTimeParser other;
  private final ZoneOffsets utc = new ZoneOffsets(ZoneOffset.UTC);
  private final DateTimeValue value = new DateTimeValue();
  private final Slice slice = new Slice();

  DayReader(DateFormat one, DateFormat other) {
    this.one = new DateTimeParser(one.patterns(), one.zone(), one.language());
    this.other = new DateTimeParser(other.patterns(), other.zone(), other.language());
  }

  /** Whether two texts are of the same day; not if one of them cannot be read. */
  boolean areSame(String first, String second) {
    slice.set(first);
    if (!one.parse(slice, utc, value)) {
      return false;
    }
    int day = value.epochDay();
    slice.set(second);
    return other.parse(slice, utc, value) && value.epochDay() == day;
  }
}
