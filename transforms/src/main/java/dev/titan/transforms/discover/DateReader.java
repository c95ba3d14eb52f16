package dev.titan.transforms.discover;

import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.DateTimeParser;
import dev.titan.transforms.refine.DateTimeValue;
import dev.titan.transforms.refine.ZoneOffsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the refinery's own parser what date a text is: what discovery takes for a date is one that
 * the mapping will read. Not thread-safe; parsers are kept, as most values are written alike.
 */
final class DateReader {
  /** The languages in which names of months are looked for; those that come first win. */
  static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "id", "da", "nb");

  /** All of {@link #LANGUAGES}, for what needs none of them. */
  static final int ALL_LANGUAGES = (1 << LANGUAGES.size()) - 1;

  /** A time of day is read as the one of some day. */
  private static final String SOME_DAY = "2000-01-01 ";

  private static final String SOME_DAY_PATTERN = "yyyy-MM-dd ";

  private final Map<String, Parsers> byForm = new HashMap<>();
  private final ZoneOffsets utc = new ZoneOffsets(ZoneOffset.UTC);
  private final Slice slice = new Slice();
  private final DateTimeValue value = new DateTimeValue();

  /** The date or time in a text, or null if the refinery reads none there. */
  WrittenDate read(String text) {
    DateText outline = DateText.of(text);
    if (outline == null) {
      return null;
    }
    boolean isTime = outline.form() == DateText.Form.TIME;
    slice.set(isTime ? SOME_DAY + text : text);
    Parsers parsers = byForm.computeIfAbsent(outline.fixed(), form -> new Parsers(outline));
    if (outline.isNamed()) {
      return named(outline, parsers);
    }
    int dayFirst = day(parsers.dayFirst[0]);
    int monthFirst = outline.isOrderOpen() ? day(parsers.monthFirst) : dayFirst;
    if (dayFirst == WrittenDate.NONE && monthFirst == WrittenDate.NONE) {
      return null;
    }
    return new WrittenDate(outline, dayFirst, monthFirst, value.dateOnly(), ALL_LANGUAGES);
  }

  private WrittenDate named(DateText outline, Parsers parsers) {
    int languages = 0;
    int day = WrittenDate.NONE;
    boolean dateOnly = false;
    for (int i = 0; i < LANGUAGES.size(); i++) {
      int read = day(parsers.dayFirst[i]);
      if (read != WrittenDate.NONE) {
        languages |= 1 << i;
        day = read;
        dateOnly = value.dateOnly();
      }
    }
    return languages == 0 ? null : new WrittenDate(outline, day, day, dateOnly, languages);
  }

  private int day(DateTimeParser parser) {
    return parser.parse(slice, utc, value) ? value.epochDay() : WrittenDate.NONE;
  }

  /** The parsers of one way of writing: for names of months, one for each language. */
  private static final class Parsers {
    final DateTimeParser[] dayFirst;

    /** Null where the order is not open. */
    final DateTimeParser monthFirst;

    Parsers(DateText outline) {
      boolean isTime = outline.form() == DateText.Form.TIME;
      String pattern = (isTime ? SOME_DAY_PATTERN : "") + outline.pattern(false, false);
      dayFirst =
          LANGUAGES.stream()
              .limit(outline.isNamed() ? LANGUAGES.size() : 1)
              .map(language -> new DateTimeParser(List.of(pattern), null, language))
              .toArray(DateTimeParser[]::new);
      String swapped = outline.pattern(true, false);
      // A weekday's name settles the order by itself, in whatever language.
      boolean open = outline.isOrderOpen() && !outline.isNamed();
      monthFirst = open ? new DateTimeParser(List.of(swapped), null, "en") : null;
    }
  }
}
