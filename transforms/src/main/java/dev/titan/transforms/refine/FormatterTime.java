package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.MappingException;
import dev.titan.transforms.record.Slice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Any pattern that {@link DateTimeFormatter} knows, strict and case-insensitive. Slow beside {@link
 * PatternTime}; for optional sections, zone names, week dates and the like.
 */
final class FormatterTime implements DateFormat {
  private static final int PIVOT_YEAR = 1970;
  private static final int MAX_LENGTH = 100;

  private final DateTimeFormatter formatter;
  private final CivilTime civil = new CivilTime();

  private FormatterTime(DateTimeFormatter formatter) {
    this.formatter = formatter;
  }

  /**
   * Compiles a pattern.
   *
   * @throws MappingException if it is none
   */
  static FormatterTime compile(String pattern, Locale locale) {
    try {
      DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
      append(builder, pattern);
      builder.parseDefaulting(ChronoField.ERA, 1);
      return new FormatterTime(builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT));
    } catch (IllegalArgumentException e) {
      throw new MappingException(
          "parseDateTime: '" + pattern + "' is no date pattern: " + e.getMessage(), e);
    }
  }

  /** The pattern with its two-digit years read as 1970 to 2069, not 2000 to 2099. */
  private static void append(DateTimeFormatterBuilder builder, String pattern) {
    int done = 0;
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (letter == '\'') {
        quoted = !quoted;
      }
      if (quoted || (letter != 'y' && letter != 'u')) {
        continue;
      }
      int run = i;
      while (run < pattern.length() && pattern.charAt(run) == letter) {
        run++;
      }
      if (run - i == 2) {
        int pad = pads(pattern, i);
        if (i - pad > done) {
          builder.appendPattern(pattern.substring(done, i - pad));
        }
        if (pad > 0) {
          builder.padNext(pad);
        }
        builder.appendValueReduced(ChronoField.YEAR, 2, 2, PIVOT_YEAR);
        done = run;
      }
      i = run - 1;
    }
    if (done < pattern.length()) {
      builder.appendPattern(pattern.substring(done));
    }
  }

  /** How many pad letters stand before {@code end}: they belong to the field behind them. */
  private static int pads(String pattern, int end) {
    int pads = 0;
    while (pads < end && pattern.charAt(end - pads - 1) == 'p') {
      pads++;
    }
    return pads;
  }

  @Override
  public boolean parse(Slice text, ZoneOffsets zone, ZoneOffsets place, DateTimeValue out) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(text.toString());
    } catch (DateTimeException e) {
      // The formatter has no other way to say that a text does not fit.
      return false;
    }
    return fill(parsed) && civil.resolve(zone, place, out);
  }

  private boolean fill(TemporalAccessor parsed) {
    civil.clear();
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      // A zone's name was written: the formatter has settled the offset already.
      LocalDateTime utc =
          LocalDateTime.ofEpochSecond(
              parsed.getLong(ChronoField.INSTANT_SECONDS), 0, ZoneOffset.UTC);
      setDate(utc.toLocalDate());
      setTime(utc.toLocalTime(), parsed.get(ChronoField.MICRO_OF_SECOND));
      civil.hasOffset = true;
      return true;
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date == null) {
      return false;
    }
    setDate(date);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (time != null) {
      setTime(time, time.get(ChronoField.MICRO_OF_SECOND));
    }
    return true;
  }

  private void setDate(LocalDate date) {
    civil.year = date.getYear();
    civil.month = date.getMonthValue();
    civil.day = date.getDayOfMonth();
  }

  private void setTime(LocalTime time, int micros) {
    civil.hasTime = true;
    civil.hour = time.getHour();
    civil.minute = time.getMinute();
    civil.second = time.getSecond();
    civil.micros = micros;
  }
}
