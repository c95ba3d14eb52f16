package dev.titan.transforms.discover;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or time as somebody wrote it, before it is known which number is the day.
 *
 * @param form how its date is written
 * @param first the first of the two numbers that may be the day or the month
 * @param second the second of them
 * @param year the year as written, with two or four digits
 * @param fixed the pattern of everything that is certain, with {@code {0}} in the place of the
 *     date's day and month part where their order or width is open
 * @param padded whether a number below ten was written with a zero
 * @param narrow whether a number below ten was written without one
 * @param zone the zone that the text names in letters (UTC), or null
 */
record DateText(
    Form form,
    int first,
    int second,
    int year,
    String fixed,
    boolean padded,
    boolean narrow,
    String zone) {

  /** Ways of writing a date. */
  enum Form {
    /** ISO 8601, with {@code T} or without a time. */
    ISO,
    /** Year, month, day with another separator or with a time after a space. */
    YEAR_FIRST,
    /** Two numbers and a year: the order is open. */
    NUMERIC,
    /** Eight digits. */
    COMPACT,
    /** Day, name of the month, year. */
    DAY_NAME,
    /** Name of the month, day, year. */
    NAME_DAY,
    /** A time of day only. */
    TIME
  }

  private static final int MAX_LENGTH = 48;
  private static final String TIME =
      "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:([.,])(\\d{1,9}))?)?(\\s?[AaPp][Mm])?";
  private static final String OFFSET = "(\\s?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?";
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})(?:T\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?"
              + "(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?");
  private static final Pattern DATE_TIME =
      Pattern.compile("(\\S.*?)(?:(,? )" + TIME + OFFSET + ")?");
  private static final Pattern TIME_ONLY = Pattern.compile(TIME);
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern NUMERIC =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");
  private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d{1,2})(\\.? |-|/)(\\p{L}{3,12})(\\.?,? |-|/)(\\d{4}|\\d{2})");
  private static final Pattern NAME_DAY =
      Pattern.compile("(\\p{L}{3,12})(\\.? )(\\d{1,2})(,? )(\\d{4})");

  /** The date in a text, or null if it is none. */
  static DateText of(String text) {
    int length = text.length();
    if (length < 4 || length > MAX_LENGTH || !mayBe(text)) {
      return null;
    }
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      int month = number(iso, 2);
      int day = number(iso, 3);
      return month <= 12 && day <= 31 && month * day > 0
          ? new DateText(Form.ISO, day, month, number(iso, 1), "ISO", false, false, null)
          : null;
    }
    Matcher time = TIME_ONLY.matcher(text);
    if (time.matches()) {
      String pattern = timePattern(time, 1);
      return pattern == null ? null : new DateText(Form.TIME, 0, 0, 0, pattern, false, false, null);
    }
    Matcher both = DATE_TIME.matcher(text);
    return both.matches() ? dateAndTime(both) : null;
  }

  private static boolean mayBe(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits >= 3 && 2 * digits >= text.length() - 14;
  }

  private static DateText dateAndTime(Matcher both) {
    String suffix = "";
    String zone = null;
    if (both.group(2) != null) {
      String time = timePattern(both, 3);
      if (time == null) {
        return null;
      }
      suffix = both.group(2) + time;
      String offset = both.group(9);
      if (offset != null) {
        String bare = offset.trim();
        suffix += offset.startsWith(" ") ? " " : "";
        boolean named = bare.equals("UTC") || bare.equals("GMT");
        zone = named ? "UTC" : null;
        suffix += named ? "'" + bare + "'" : bare.indexOf(':') > 0 ? "XXX" : "XX";
      }
    }
    return date(both.group(1), suffix, zone);
  }

  private static DateText date(String date, String suffix, String zone) {
    Matcher m = YEAR_FIRST.matcher(date);
    if (m.matches()) {
      String s = literal(m.group(2));
      return ordered(
          Form.YEAR_FIRST, m, new int[] {4, 3, 1}, "yyyy" + s + "{1}" + s + "{0}" + suffix, zone);
    }
    m = NUMERIC.matcher(date);
    if (m.matches()) {
      String s = literal(m.group(2));
      String year = m.group(4).length() == 4 ? "yyyy" : "yy";
      return open(m, "{0}" + s + "{1}" + s + year + suffix, zone);
    }
    m = COMPACT.matcher(date);
    if (m.matches()) {
      return ordered(Form.COMPACT, m, new int[] {3, 2, 1}, "yyyyMMdd" + suffix, zone);
    }
    m = DAY_NAME.matcher(date);
    if (m.matches()) {
      String year = m.group(5).length() == 4 ? "yyyy" : "yy";
      String fixed = "{0}" + literal(m.group(2)) + "{2}" + literal(m.group(4)) + year + suffix;
      return named(Form.DAY_NAME, m.group(1), m.group(5), fixed, zone);
    }
    m = NAME_DAY.matcher(date);
    if (m.matches()) {
      String fixed = "{2}" + literal(m.group(2)) + "{0}" + literal(m.group(4)) + "yyyy" + suffix;
      return named(Form.NAME_DAY, m.group(3), m.group(5), fixed, zone);
    }
    return null;
  }

  private static DateText ordered(Form form, Matcher m, int[] groups, String fixed, String zone) {
    int day = number(m, groups[0]);
    int month = number(m, groups[1]);
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    boolean padded = isPadded(m.group(groups[0])) || isPadded(m.group(groups[1]));
    boolean narrow = isNarrow(m.group(groups[0])) || isNarrow(m.group(groups[1]));
    return new DateText(form, day, month, number(m, groups[2]), fixed, padded, narrow, zone);
  }

  private static DateText open(Matcher m, String fixed, String zone) {
    int first = number(m, 1);
    int second = number(m, 3);
    boolean possible = first >= 1 && second >= 1 && Math.min(first, second) <= 12;
    if (!possible || Math.max(first, second) > 31) {
      return null;
    }
    boolean padded = isPadded(m.group(1)) || isPadded(m.group(3));
    boolean narrow = isNarrow(m.group(1)) || isNarrow(m.group(3));
    return new DateText(Form.NUMERIC, first, second, number(m, 4), fixed, padded, narrow, zone);
  }

  private static DateText named(Form form, String day, String year, String fixed, String zone) {
    int number = Integer.parseInt(day);
    return number < 1 || number > 31
        ? null
        : new DateText(
            form, number, 0, Integer.parseInt(year), fixed, isPadded(day), isNarrow(day), zone);
  }

  /** The pattern of a time whose groups begin at an index; null if no clock shows it. */
  private static String timePattern(Matcher m, int group) {
    int hour = number(m, group);
    boolean half = m.group(group + 5) != null;
    boolean second = m.group(group + 2) != null;
    if (number(m, group + 1) > 59 || (second && number(m, group + 2) > 59)) {
      return null;
    }
    if (half ? hour < 1 || hour > 12 : hour > 23) {
      return null;
    }
    boolean wide = m.group(group).length() == 2;
    String pattern =
        (half ? (wide ? "hh" : "h") : wide ? "HH" : "H") + ":mm" + (second ? ":ss" : "");
    if (m.group(group + 4) != null) {
      pattern += m.group(group + 3) + "S".repeat(m.group(group + 4).length());
    }
    if (half) {
      pattern += m.group(group + 5).startsWith(" ") ? " a" : "a";
    }
    return pattern;
  }

  /**
   * Letters of the text that {@code DateTimeFormatter} would take for pattern letters: none here.
   */
  private static String literal(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static boolean isPadded(String digits) {
    return digits.length() == 2 && digits.charAt(0) == '0';
  }

  private static boolean isNarrow(String digits) {
    return digits.length() == 1;
  }
}
