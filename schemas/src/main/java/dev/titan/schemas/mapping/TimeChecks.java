package dev.titan.schemas.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** Checks of parseDateTime: a zone and a language that exist, patterns that can give a date. */
final class TimeChecks {
  /** The words that stand in place of a pattern. */
  private static final Set<String> WORDS =
      Set.of("ISO", "EPOCH_SECONDS", "EPOCH_MILLIS", "EPOCH_MICROS", "EXCEL_SERIAL");

  private final String origin;
  private final String pointer;

  private TimeChecks(String origin, String pointer) {
    this.origin = origin;
    this.pointer = pointer;
  }

  /**
   * Checks one operator.
   *
   * @throws MappingException if it can never give a time
   */
  static void check(Operator.ParseDateTime time, String pointer, String origin) {
    TimeChecks checks = new TimeChecks(origin, pointer);
    time.patterns().forEach(checks::requirePattern);
    if (time.zone() != null) {
      checks.requireZone(time.zone());
    }
    checks.requireLanguage(time.language());
  }

  private void requirePattern(String pattern) {
    if (WORDS.contains(pattern)) {
      return;
    }
    try {
      DatePatterns.compile(pattern, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "pattern",
          Quoted.of(pattern) + " is no pattern (" + e.getMessage() + ")",
          "letters as of java.time.format.DateTimeFormatter, or one of "
              + String.join(", ", WORDS.stream().sorted().toList()));
    }
    String letters = lettersOf(pattern);
    boolean year = hasAny(letters, "yu");
    boolean day = hasAny(letters, "D") || (hasAny(letters, "ML") && hasAny(letters, "d"));
    if (!year || !day) {
      throw wrong(
          "pattern",
          Quoted.of(pattern) + " gives no full date",
          "year yyyy, month MM or MMM, and day dd (mind the case: YYYY is a week's year, mm are"
              + " minutes)");
    }
    if (hasAny(letters, "hK") && !hasAny(letters, "aB")) {
      throw wrong(
          "pattern",
          Quoted.of(pattern) + " has hours of a half day and no a for AM or PM",
          "HH for hours from 0 to 23, or an a");
    }
  }

  private void requireZone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw wrong(
          "zone", "there is no zone " + Quoted.of(zone), "a name like Europe/Berlin, or +05:30");
    }
  }

  private void requireLanguage(String tag) {
    boolean known;
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      known = Set.of(Locale.getISOLanguages()).contains(locale.getLanguage());
    } catch (IllformedLocaleException e) {
      known = false;
    }
    if (!known) {
      throw wrong(
          "language",
          "there is no language " + Quoted.of(tag),
          "a BCP 47 tag like en, de or fr-CA");
    }
  }

  /** The letters of a pattern, without its quoted texts. */
  private static String lettersOf(String pattern) {
    StringBuilder letters = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted) {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  private static boolean hasAny(String letters, String wanted) {
    return letters.chars().anyMatch(c -> wanted.indexOf(c) >= 0);
  }

  private MappingException wrong(String key, String problem, String expected) {
    return MappingException.at(
        origin, Pointers.child(pointer, key), problem + "; expected " + expected);
  }
}
