package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.MappingException;
import dev.titan.transforms.record.Slice;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Reads points in time, by the first of some formats that fits.
 *
 * <ul>
 *   <li>An offset in the value wins over the parser's zone, and that over the zone of the location.
 *   <li>A date without a time is that day at the location, whatever the parser's zone, and stands
 *       for its midnight there.
 *   <li>A local time in a spring gap moves forward by the length of the gap; one that occurs twice
 *       in autumn is the earlier one ({@link ZoneOffsets}).
 *   <li>31 February is refused; so is everything outside the years 1 to 9999. Fractions beyond the
 *       microsecond are cut off.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class DateTimeParser {
  private static final int MAX_LENGTH = 100;

  private final DateFormat[] formats;
  private final ZoneOffsets zone;
  private final Slice trimmed = new Slice();

  /**
   * A parser for some formats.
   *
   * @param patterns {@link java.time.format.DateTimeFormatter} patterns or the words ISO,
   *     EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EXCEL_SERIAL, tried in order
   * @param zone the zone of values that name none, or null for the location's
   * @param language the language of names of months and weekdays, as a BCP 47 tag
   * @throws MappingException if a pattern or the zone is none
   */
  public DateTimeParser(List<String> patterns, String zone, String language) {
    this.formats =
        patterns.stream().map(pattern -> format(pattern, language)).toArray(DateFormat[]::new);
    this.zone = zone == null ? null : new ZoneOffsets(zoneOf(zone));
  }

  /**
   * Reads a value.
   *
   * @param place the offsets of the location's zone
   * @return whether one of the formats fits; else {@code out} has no meaning
   */
  public boolean parse(Slice text, ZoneOffsets place, DateTimeValue out) {
    trimmed.set(text.bytes, text.start, text.end);
    trimmed.trim();
    if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
      return false;
    }
    for (DateFormat format : formats) {
      if (format.parse(trimmed, zone, place, out)) {
        return true;
      }
    }
    return false;
  }

  private static DateFormat format(String pattern, String language) {
    if (pattern.equals("ISO")) {
      return new IsoTime();
    }
    NumberTime number = NumberTime.named(pattern);
    if (number != null) {
      return number;
    }
    Locale locale = Locale.forLanguageTag(language);
    PatternTime fast = PatternTime.compile(pattern, locale);
    return fast == null ? FormatterTime.compile(pattern, locale) : fast;
  }

  private static ZoneId zoneOf(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new MappingException("parseDateTime: '" + zone + "' is no time zone", e);
    }
  }
}
