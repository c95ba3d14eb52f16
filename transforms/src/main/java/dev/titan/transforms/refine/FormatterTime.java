package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.DatePatterns;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.transforms.record.Slice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Any pattern that {@link DateTimeFormatter} knows, strict and case-insensitive. Slow beside {@link
 * PatternTime}; for optional sections, zone names, week dates and the like.
 */
final class FormatterTime implements DateFormat {
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
      return new FormatterTime(DatePatterns.compile(pattern, locale));
    } catch (IllegalArgumentException e) {
      throw new MappingException(
          "parseDateTime: '" + pattern + "' is no date pattern: " + e.getMessage(), e);
    }
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
