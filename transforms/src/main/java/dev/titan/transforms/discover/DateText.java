package dev.titan.transforms.discover;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a date or time is written, before it is known which number is the day. Only the outline is
 * looked at: whether there is such a day is for the refinery to say ({@link DateReader}).
 *
 * @param form how its date is written
 * @param fixed the pattern of everything that is certain, with {@code {0}} in the place of the
 *     date's day and month part where their order or width is open
 * @param padded whether a number below ten was written with a zero
 * @param narrow whether a number below ten was written without one
 * @param zone the zone that the text names in letters (UTC), or null
 */
record DateText(Form form, String fixed, boolean padded, boolean narrow, String zone) {

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
  private static final String WEEKDAY_NAME = "EEE";
  private static final String TIME =
      "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:([.,])(\\d{1,9}))?)?(\\s?[AaPp][Mm])?";
  private static final String OFFSET = "(\\s?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?";
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}.*)?");
  private static final Pattern DATE_TIME =
      Pattern.compile("(\\S.*?)(?:(,? | - |T)" + TIME + OFFSET + ")?");
  private static final Pattern TIME_ONLY = Pattern.compile(TIME);
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern NUMERIC =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");
  private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d{1,2})(\\.? |-|/)(\\p{L}{3,12})(\\.?,? |-|/)(\\d{4}|\\d{2})");
  private static final Pattern DAY_DE_NAME =
      Pattern.compile("(\\d{1,2})( de )(\\p{L}{3,12})( del? )(\\d{4})");
  private static final Pattern IDEOGRAPHIC = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern DOT_NET = Pattern.compile("/Date\\(-?\\d{1,15}([+-]\\d{4})?\\)/");
  private static final Pattern WEEKDAY = Pattern.compile("(\\p{L}{2,12})(\\.?,? )(\\S.*)");
  private static final Pattern NAME_DAY =
      Pattern.compile("(\\p{L}{3,12})(\\.? )(\\d{1,2})(,? )(\\d{4})");

  /** The outline of the date in a text, or null if it is none. */
  static DateText of(String text) {
    int length = text.length();
    if (DOT_NET.matcher(text).matches()) {
      return new DateText(Form.ISO, "EPOCH_MILLIS", false, false, null);
    }
    if (length < 4 || length > MAX_LENGTH || !mayBe(text)) {
      return null;
    }
    if (ISO.matcher(text).matches()) {
      return new DateText(Form.ISO, "ISO", false, false, null);
    }
    Matcher time = TIME_ONLY.matcher(text);
    if (time.matches()) {
      return new DateText(Form.TIME, timePattern(time, 1), false, false, null);
    }
    Matcher both = DATE_TIME.matcher(text);
    DateText found = both.matches() ? dateAndTime(both) : null;
    return found == null ? afterWeekday(text) : found;
  }

  /** A date with the name of its weekday in front. */
  private static DateText afterWeekday(String text) {
    Matcher m = WEEKDAY.matcher(text);
    if (!m.matches()) {
      return null;
    }
    Matcher both = DATE_TIME.matcher(m.group(3));
    DateText rest = both.matches() ? dateAndTime(both) : null;
    if (rest == null) {
      return null;
    }
    String fixed = WEEKDAY_NAME + literal(m.group(2)) + rest.fixed;
    return new DateText(rest.form, fixed, rest.padded, rest.narrow, rest.zone);
  }

  /** A date has three parts or eight digits, a time of day has a colon: most texts have not. */
  private static boolean mayBe(String text) {
    int digits = 0;
    int signs = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == ':') {
        signs += 2;
      } else if (c == '-' || c == '/' || c == '.' || c == ' ' || c == '年' || c == '月') {
        signs++;
      }
    }
    boolean parted = signs >= 2 || (digits == 8 && text.length() == 8);
    return parted && digits >= 3 && 2 * digits >= text.length() - 14;
  }

  private static DateText dateAndTime(Matcher both) {
    String suffix = "";
    String zone = null;
    if (both.group(2) != null) {
      String between = both.group(2);
      suffix = (between.equals("T") ? "'T'" : between) + timePattern(both, 3);
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
      String fixed = "yyyy" + s + "{1}" + s + "{0}" + suffix;
      return written(Form.YEAR_FIRST, fixed, zone, m.group(3), m.group(4));
    }
    m = NUMERIC.matcher(date);
    if (m.matches()) {
      String s = literal(m.group(2));
      String fixed = "{0}" + s + "{1}" + s + year(m.group(4)) + suffix;
      return written(Form.NUMERIC, fixed, zone, m.group(1), m.group(3));
    }
    m = COMPACT.matcher(date);
    if (m.matches()) {
      return written(Form.COMPACT, "yyyyMMdd" + suffix, zone);
    }
    m = DAY_NAME.matcher(date);
    if (m.matches()) {
      String year = literal(m.group(4)) + year(m.group(5));
      String fixed = "{0}" + literal(m.group(2)) + "{2}" + year + suffix;
      return written(Form.DAY_NAME, fixed, zone, m.group(1));
    }
    m = DAY_DE_NAME.matcher(date);
    if (m.matches()) {
      String of = m.group(4).equals(" de ") ? " 'de' yyyy" : " 'del' yyyy";
      return written(Form.DAY_NAME, "{0} 'de' {2}" + of + suffix, zone, m.group(1));
    }
    m = IDEOGRAPHIC.matcher(date);
    if (m.matches()) {
      String fixed = "yyyy'年'{1}'月'{0}'日'" + suffix;
      return written(Form.YEAR_FIRST, fixed, zone, m.group(2), m.group(3));
    }
    m = NAME_DAY.matcher(date);
    if (m.matches()) {
      String day = literal(m.group(2)) + "{0}" + literal(m.group(4));
      return written(Form.NAME_DAY, "{2}" + day + "yyyy" + suffix, zone, m.group(3));
    }
    return null;
  }

  private static String year(String digits) {
    return digits.length() == 4 ? "yyyy" : "yy";
  }

  /** A date with numbers whose width may be open. */
  private static DateText written(Form form, String fixed, String zone, String... numbers) {
    boolean padded = false;
    boolean narrow = false;
    for (String number : numbers) {
      padded |= number.length() == 2 && number.charAt(0) == '0';
      narrow |= number.length() == 1;
    }
    return new DateText(form, fixed, padded, narrow, zone);
  }

  /** The pattern of a time whose groups begin at an index. */
  private static String timePattern(Matcher m, int group) {
    boolean half = m.group(group + 5) != null;
    boolean wide = m.group(group).length() == 2;
    String pattern = (half ? (wide ? "hh" : "h") : wide ? "HH" : "H") + ":mm";
    if (m.group(group + 2) != null) {
      pattern += ":ss";
    }
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

  /** Whether it is open which of two numbers is the day. */
  boolean isOrderOpen() {
    return form == Form.NUMERIC && !isNamed(); // a weekday fits one order only
  }

  /** Whether the month or the weekday is written as a name. */
  boolean isNamed() {
    return form == Form.DAY_NAME || form == Form.NAME_DAY || fixed.startsWith(WEEKDAY_NAME);
  }

  /**
   * The pattern of the mapping language.
   *
   * @param monthFirst whether the month stands before the day, where that is open
   * @param wide whether day and month always have two digits
   */
  String pattern(boolean monthFirst, boolean wide) {
    return pattern(fixed, monthFirst && isOrderOpen(), wide);
  }

  static String pattern(String fixed, boolean swapped, boolean wide) {
    String day = wide ? "dd" : "d";
    String month = wide ? "MM" : "M";
    return fixed
        .replace("{0}", swapped ? month : day)
        .replace("{1}", swapped ? day : month)
        .replace("{2}", "MMM");
  }
}
