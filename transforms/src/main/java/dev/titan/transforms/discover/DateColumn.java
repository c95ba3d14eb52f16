package dev.titan.transforms.discover;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out how a column writes dates and times, over all its values at once. */
final class DateColumn {
  /** Which of two numbers is the day. */
  enum Order {
    DAY_FIRST,
    MONTH_FIRST,
    OPEN,
    CONFLICT,
    /** No value leaves it open: ISO dates, names of months, epochs. */
    CERTAIN
  }

  private static final int MAX_FORMS = 6;
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "it", "nl");
  private static final List<String> MONTHS = List.of("MMM", "MMMM", "LLL", "LLLL");

  private final TreeMap<String, Integer> forms = new TreeMap<>();
  private final TreeSet<String> zones = new TreeSet<>();
  private final List<DateText> open = new ArrayList<>();
  private final List<String> named = new ArrayList<>();
  private int dates;
  private int times;
  private int withTime;
  private int zoneless;
  private boolean padded;
  private boolean narrow;
  private boolean dayFirst;
  private boolean monthFirst;
  private boolean dotted;
  private boolean dashed;

  /** Takes a value. */
  void add(DateText date, String text) {
    forms.merge(date.fixed(), 1, Integer::sum);
    if (date.form() == DateText.Form.TIME) {
      times++;
      return;
    }
    dates++;
    withTime += date.fixed().contains("mm") || text.indexOf('T') > 0 ? 1 : 0;
    padded |= date.padded();
    narrow |= date.narrow();
    if (date.zone() == null) {
      zoneless++;
    } else {
      zones.add(date.zone());
    }
    if (date.form() == DateText.Form.NUMERIC) {
      open.add(date);
      dayFirst |= date.first() > 12;
      monthFirst |= date.second() > 12;
      dotted |= date.fixed().contains("{0}.");
      dashed |= date.fixed().contains("{0}-");
    } else if (date.fixed().contains("{2}")) {
      named.add(text);
    }
  }

  int dates() {
    return dates;
  }

  int times() {
    return times;
  }

  /** Whether most dates have a time of day. */
  boolean hasTime() {
    return 2 * withTime > dates;
  }

  /** Whether the column keeps to a few ways of writing. */
  boolean isRegular() {
    return forms.size() <= MAX_FORMS && (zones.isEmpty() || zoneless == 0);
  }

  /** What the values themselves say about the order of day and month. */
  Order ownOrder() {
    if (open.isEmpty()) {
      return Order.CERTAIN;
    }
    if (dayFirst && monthFirst) {
      return Order.CONFLICT;
    }
    if (monthFirst) {
      return Order.MONTH_FIRST;
    }
    return dayFirst || dotted ? Order.DAY_FIRST : Order.OPEN;
  }

  /** Whether numbers are parted by dashes, which hardly anybody does with the month first. */
  boolean isDashed() {
    return dashed;
  }

  /** The days of the open values as one order reads them, in the order of the records. */
  List<LocalDate> read(Order order) {
    List<LocalDate> days = new ArrayList<>(open.size());
    for (DateText date : open) {
      int day = order == Order.DAY_FIRST ? date.first() : date.second();
      int month = order == Order.DAY_FIRST ? date.second() : date.first();
      int year = date.year() < 70 ? 2000 + date.year() : date.year();
      try {
        days.add(LocalDate.of(year < 100 ? 1900 + year : year, month, day));
      } catch (DateTimeException e) {
        return List.of(); // 30/02: no date in this order
      }
    }
    return days;
  }

  /** The zone that all values name in letters, or null. */
  String zone() {
    return zones.isEmpty() ? null : zones.first();
  }

  /** The language of the months' names; English where there are none, null if no language fits. */
  String language() {
    if (named.isEmpty()) {
      return "en";
    }
    for (String language : LANGUAGES) {
      if (!patterns(Order.DAY_FIRST, language).isEmpty()) {
        return language;
      }
    }
    return null;
  }

  /** The patterns of the column, commonest first; empty if it has none that can be stated. */
  List<String> patterns(Order order) {
    String language = language();
    return language == null ? List.of() : patterns(order, language);
  }

  private List<String> patterns(Order order, String language) {
    String month = named.isEmpty() ? "" : monthPattern(language);
    if (month == null) {
      return List.of();
    }
    List<String> fixed = new ArrayList<>(forms.keySet());
    fixed.sort((a, b) -> Integer.compare(forms.get(b), forms.get(a)));
    List<String> patterns = new ArrayList<>();
    // Two digits are tried first where both widths are possible: it is the commoner way to write.
    if (!narrow) {
      fixed.forEach(form -> addPattern(patterns, fill(form, order, true, month)));
    }
    if (narrow || !padded) {
      fixed.forEach(form -> addPattern(patterns, fill(form, order, false, month)));
    }
    return patterns;
  }

  private static void addPattern(List<String> patterns, String pattern) {
    if (!patterns.contains(pattern)) {
      patterns.add(pattern);
    }
  }

  private static String fill(String form, Order order, boolean wide, String month) {
    String day = wide ? "dd" : "d";
    String number = wide ? "MM" : "M";
    boolean yearFirst = form.startsWith("yyyy");
    boolean swap = order == Order.MONTH_FIRST && form.startsWith("{0}") && form.contains("{1}");
    String first = swap && !yearFirst ? number : day;
    String second = swap && !yearFirst ? day : number;
    return form.replace("{0}", first).replace("{1}", second).replace("{2}", month);
  }

  /** The pattern that reads every month's name of the column in a language, or null. */
  private String monthPattern(String language) {
    for (String month : MONTHS) {
      List<DateTimeFormatter> formatters = new ArrayList<>();
      for (String form : forms.keySet()) {
        String pattern = fill(form, Order.DAY_FIRST, false, month);
        if (!pattern.equals("ISO")) {
          formatters.add(formatter(pattern.replace("yyyy", "uuuu"), language));
        }
      }
      if (named.stream().allMatch(text -> parses(text, formatters))) {
        return month;
      }
    }
    return null;
  }

  private static DateTimeFormatter formatter(String pattern, String language) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.forLanguageTag(language));
  }

  private static boolean parses(String text, List<DateTimeFormatter> formatters) {
    return formatters.stream()
        .anyMatch(
            formatter -> {
              ParsePosition end = new ParsePosition(0);
              return formatter.parseUnresolved(text, end) != null
                  && end.getIndex() == text.length();
            });
  }
}
