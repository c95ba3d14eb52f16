package dev.titan.transforms.refine;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of months and weekdays in one language, full and short, without regard to case, accents
 * and the dot of an abbreviation. Where three or more letters name just one month they name it too:
 * exports write {@code Sep} and {@code Sept}, {@code Okt} and {@code Okt.}.
 */
final class CalendarNames {
  private static final TextStyle[] STYLES = {
    TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
  };
  private static final int SHORTEST_PREFIX = 3;

  private static final Map<Locale, CalendarNames> BY_LOCALE = new ConcurrentHashMap<>();

  private final Map<String, Integer> months = new HashMap<>();
  private final Map<String, Integer> weekdays = new HashMap<>();

  /** The names in a language; made once, as they cost more than a pattern. */
  static CalendarNames of(Locale locale) {
    return BY_LOCALE.computeIfAbsent(locale, CalendarNames::new);
  }

  private CalendarNames(Locale locale) {
    for (Month month : Month.values()) {
      for (TextStyle style : STYLES) {
        months.putIfAbsent(fold(month.getDisplayName(style, locale)), month.getValue());
      }
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      for (TextStyle style : STYLES) {
        weekdays.putIfAbsent(fold(day.getDisplayName(style, locale)), day.getValue());
      }
    }
    addPrefixes(months);
  }

  /** The month of that name, 1 to 12, or 0. */
  int month(String name) {
    return months.getOrDefault(fold(name), 0);
  }

  /** The weekday of that name, 1 = Monday, or 0. */
  int weekday(String name) {
    return weekdays.getOrDefault(fold(name), 0);
  }

  private static void addPrefixes(Map<String, Integer> names) {
    Map<String, Integer> prefixes = new HashMap<>();
    Set<String> doubtful = new HashSet<>();
    names.forEach(
        (name, number) -> {
          for (int length = SHORTEST_PREFIX; length < name.length(); length++) {
            String prefix = name.substring(0, length);
            Integer other = prefixes.putIfAbsent(prefix, number);
            if (other != null && !other.equals(number)) {
              doubtful.add(prefix);
            }
          }
        });
    prefixes.forEach(
        (prefix, number) -> {
          if (!doubtful.contains(prefix)) {
            names.putIfAbsent(prefix, number);
          }
        });
  }

  private static String fold(String name) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String lower = bare.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
