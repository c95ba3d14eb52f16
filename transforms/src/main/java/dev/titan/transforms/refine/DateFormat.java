package dev.titan.transforms.refine;

import dev.titan.transforms.record.Slice;

/** One way in which a date and time may be written. */
interface DateFormat {
  /**
   * Reads a value.
   *
   * @param text the value, trimmed and not empty
   * @param zone the zone of values that name none, or null for the location's
   * @param place the location's zone, which gives the day
   * @return whether the text is written that way and stands for a moment that exists
   */
  boolean parse(Slice text, ZoneOffsets zone, ZoneOffsets place, DateTimeValue out);
}
