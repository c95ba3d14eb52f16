package dev.titan.transforms.discover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  private final TreeMap<String, Integer> forms = new TreeMap<>();
  private final TreeSet<String> zones = new TreeSet<>();
  private final List<WrittenDate> open = new ArrayList<>();
  private int languages = DateReader.ALL_LANGUAGES;
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
  void add(WrittenDate date) {
    DateText outline = date.outline();
    forms.merge(outline.fixed(), 1, Integer::sum);
    if (outline.form() == DateText.Form.TIME) {
      times++;
      return;
    }
    dates++;
    withTime += date.dateOnly() ? 0 : 1;
    padded |= outline.padded();
    narrow |= outline.narrow();
    languages &= date.languages();
    if (outline.zone() == null) {
      zoneless++;
    } else {
      zones.add(outline.zone());
    }
    if (outline.isOrderOpen()) {
      open.add(date);
      dayFirst |= date.monthFirst() == WrittenDate.NONE;
      monthFirst |= date.dayFirst() == WrittenDate.NONE;
      dotted |= outline.fixed().contains("{0}.");
      dashed |= outline.fixed().contains("{0}-");
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

  /**
   * The days of the open values as one order reads them, in the order of the records; empty if one
   * of them is no day then.
   */
  List<LocalDate> read(Order order) {
    List<LocalDate> days = new ArrayList<>(open.size());
    for (WrittenDate date : open) {
      int day = order == Order.DAY_FIRST ? date.dayFirst() : date.monthFirst();
      if (day == WrittenDate.NONE) {
        return List.of();
      }
      days.add(LocalDate.ofEpochDay(day));
    }
    return days;
  }

  /** The zone that all values name in letters, or null. */
  String zone() {
    return zones.isEmpty() ? null : zones.first();
  }

  /** The language of the months' names; English where there are none, null if no language fits. */
  String language() {
    int first = Integer.numberOfTrailingZeros(languages);
    return languages == 0 ? null : DateReader.LANGUAGES.get(first);
  }

  /** The patterns of the column, commonest first; empty if it has none that can be stated. */
  List<String> patterns(Order order) {
    if (languages == 0) {
      return List.of();
    }
    List<String> fixed = new ArrayList<>(forms.keySet());
    fixed.sort((a, b) -> Integer.compare(forms.get(b), forms.get(a)));
    List<String> patterns = new ArrayList<>();
    // Two digits are tried first where both widths are possible: it is the commoner way to write.
    if (!narrow) {
      fixed.forEach(
          form -> addPattern(patterns, DateText.pattern(form, isSwapped(form, order), true)));
    }
    if (narrow || !padded) {
      fixed.forEach(
          form -> addPattern(patterns, DateText.pattern(form, isSwapped(form, order), false)));
    }
    return patterns;
  }

  private static void addPattern(List<String> patterns, String pattern) {
    if (!patterns.contains(pattern)) {
      patterns.add(pattern);
    }
  }

  private static boolean isSwapped(String form, Order order) {
    return order == Order.MONTH_FIRST && form.startsWith("{0}") && form.contains("{1}");
  }
}
