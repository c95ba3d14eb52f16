package dev.titan.transforms.refine;

import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The usual {@link java.time.format.DateTimeFormatter} patterns ({@code dd.MM.yyyy HH:mm}, {@code
 * MMM d, yyyy h:mm a}), compiled to a list of steps over bytes. It reads what a strict and
 * case-insensitive formatter reads, a good ten times faster and without exceptions; {@link
 * #compile} gives null for patterns with anything rarer, and {@link FormatterTime} takes those.
 *
 * <p>Two-digit years are those from 1970 to 2069. A space of the pattern stands for any one or more
 * spaces.
 */
final class PatternTime implements DateFormat {
  private static final int PIVOT = 70;

  private enum Part {
    YEAR,
    SHORT_YEAR,
    MONTH,
    MONTH_NAME,
    DAY,
    HOUR,
    CLOCK_HOUR,
    MINUTE,
    SECOND,
    FRACTION,
    HALF,
    OFFSET,
    WEEKDAY,
    LITERAL,
    SPACE
  }

  /** One step: what to read, in how many digits, or which bytes. */
  private static final class Step {
    final Part part;
    final int min;
    final int max;
    final byte[] literal;

    Step(Part part, int min, int max, byte[] literal) {
      this.part = part;
      this.min = min;
      this.max = max;
      this.literal = literal;
    }

    boolean isNumber() {
      return max > 0;
    }
  }

  private final Step[] steps;

  /** Null where the pattern has no names. */
  private final CalendarNames names;

  /** The pattern itself has a dot after a name, so that the dot is no sign of an abbreviation. */
  private final boolean dotAfterName;

  private final CivilTime civil = new CivilTime();
  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  private PatternTime(List<Step> steps, CalendarNames names) {
    this.steps = steps.toArray(new Step[0]);
    this.names = names;
    this.dotAfterName = hasDotAfterName(steps);
  }

  private static boolean hasDotAfterName(List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      Part before = steps.get(i - 1).part;
      byte[] literal = steps.get(i).literal;
      if ((before == Part.MONTH_NAME || before == Part.WEEKDAY)
          && literal != null
          && literal[0] == '.') {
        return true;
      }
    }
    return false;
  }

  /** The compiled pattern, or null if it has parts that only a formatter knows. */
  static PatternTime compile(String pattern, Locale locale) {
    List<Step> steps = new ArrayList<>();
    int i = 0;
    while (i < pattern.length()) {
      char letter = pattern.charAt(i);
      int run = i + 1;
      if (letter == '\'') {
        i = quoted(pattern, i, steps);
        if (i < 0) {
          return null;
        }
        continue;
      }
      if (Character.isLetter(letter) && letter < 0x80) {
        while (run < pattern.length() && pattern.charAt(run) == letter) {
          run++;
        }
        Step step = step(letter, run - i);
        if (step == null) {
          return null;
        }
        steps.add(step);
      } else if (letter == ' ') {
        steps.add(new Step(Part.SPACE, 0, 0, null));
      } else if ("[]{}#".indexOf(letter) >= 0) {
        return null;
      } else {
        run = i + Character.charCount(pattern.codePointAt(i));
        steps.add(literal(pattern.substring(i, run)));
      }
      i = run;
    }
    if (!isComplete(steps)) {
      return null;
    }
    boolean named = has(steps, Part.MONTH_NAME) || has(steps, Part.WEEKDAY);
    return new PatternTime(steps, named ? CalendarNames.of(locale) : null);
  }

  private static int quoted(String pattern, int open, List<Step> steps) {
    int close = pattern.indexOf('\'', open + 1);
    if (close < 0) {
      return -1;
    }
    steps.add(literal(close == open + 1 ? "'" : pattern.substring(open + 1, close)));
    // Two quotes inside a quoted text mean one: rare enough for the formatter.
    boolean doubled =
        close > open + 1 && close + 1 < pattern.length() && pattern.charAt(close + 1) == '\'';
    return doubled ? -1 : close + 1;
  }

  private static Step literal(String text) {
    return new Step(Part.LITERAL, 0, 0, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Step step(char letter, int count) {
    return switch (letter) {
      case 'y', 'u' -> year(count);
      case 'M', 'L' -> count == 3 || count == 4 ? word(Part.MONTH_NAME) : number(Part.MONTH, count);
      case 'd' -> number(Part.DAY, count);
      case 'H' -> number(Part.HOUR, count);
      case 'h' -> number(Part.CLOCK_HOUR, count);
      case 'm' -> number(Part.MINUTE, count);
      case 's' -> number(Part.SECOND, count);
      case 'S' -> count <= 9 ? new Step(Part.FRACTION, count, count, null) : null;
      case 'a' -> count == 1 ? word(Part.HALF) : null;
      case 'E' -> count <= 4 ? word(Part.WEEKDAY) : null;
      case 'X', 'x' -> count <= 3 ? word(Part.OFFSET) : null;
      case 'Z' -> count <= 3 || count == 5 ? word(Part.OFFSET) : null;
      default -> null;
    };
  }

  private static Step year(int count) {
    if (count == 4) {
      return new Step(Part.YEAR, 4, 4, null);
    }
    return count == 2 ? new Step(Part.SHORT_YEAR, 2, 2, null) : null;
  }

  private static Step word(Part part) {
    return new Step(part, 0, 0, null);
  }

  private static Step number(Part part, int count) {
    return count <= 2 ? new Step(part, count, 2, null) : null;
  }

  /** A day is named, a twelve-hour clock has its half, and no number runs into the next. */
  private static boolean isComplete(List<Step> steps) {
    boolean year = has(steps, Part.YEAR) || has(steps, Part.SHORT_YEAR);
    boolean month = has(steps, Part.MONTH) || has(steps, Part.MONTH_NAME);
    if (!year || !month || !has(steps, Part.DAY)) {
      return false;
    }
    boolean hour = has(steps, Part.CLOCK_HOUR) || has(steps, Part.HOUR);
    if (!hour && (has(steps, Part.MINUTE) || has(steps, Part.SECOND))) {
      return false;
    }
    if (has(steps, Part.CLOCK_HOUR) != has(steps, Part.HALF)
        || (has(steps, Part.CLOCK_HOUR) && has(steps, Part.HOUR))) {
      return false;
    }
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      if (before.isNumber() && steps.get(i).isNumber() && before.min != before.max) {
        return false;
      }
    }
    List<Part> read = steps.stream().map(step -> step.part).filter(PatternTime::isUnique).toList();
    return read.size() == read.stream().distinct().count();
  }

  private static boolean isUnique(Part part) {
    return part != Part.LITERAL && part != Part.SPACE;
  }

  private static boolean has(List<Step> steps, Part part) {
    return steps.stream().anyMatch(step -> step.part == part);
  }

  @Override
  public boolean parse(Slice text, ZoneOffsets zone, ZoneOffsets place, DateTimeValue out) {
    bytes = text.bytes;
    at = text.start;
    end = text.end;
    civil.clear();
    for (Step step : steps) {
      if (!read(step)) {
        return false;
      }
    }
    return at == end && civil.resolve(zone, place, out);
  }

  private boolean read(Step step) {
    if (step.isNumber()) {
      return readNumber(step);
    }
    return switch (step.part) {
      case LITERAL -> readLiteral(step.literal);
      case SPACE -> readSpace();
      case MONTH_NAME -> readMonth();
      case WEEKDAY -> readWeekday();
      case HALF -> readHalf();
      default -> readOffset();
    };
  }

  private boolean readMonth() {
    civil.month = names.month(word());
    return civil.month > 0;
  }

  private boolean readWeekday() {
    civil.weekday = names.weekday(word());
    return civil.weekday > 0;
  }

  private boolean readNumber(Step step) {
    int first = at;
    int value = 0;
    while (at < end && at - first < step.max && isDigit(bytes[at])) {
      value = value * 10 + (bytes[at++] - '0');
    }
    if (at - first < step.min) {
      return false;
    }
    switch (step.part) {
      case YEAR -> civil.year = value;
      case SHORT_YEAR -> civil.year = value < PIVOT ? 2000 + value : 1900 + value;
      case MONTH -> civil.month = value;
      case DAY -> civil.day = value;
      case HOUR, CLOCK_HOUR -> setHour(value);
      case MINUTE -> civil.minute = value;
      case SECOND -> civil.second = value;
      default -> civil.micros = micros(value, step.max);
    }
    return true;
  }

  private void setHour(int value) {
    civil.hasTime = true;
    civil.hour = value;
  }

  private static int micros(int fraction, int digits) {
    int micros = fraction;
    for (int i = digits; i < 6; i++) {
      micros *= 10;
    }
    for (int i = digits; i > 6; i--) {
      micros /= 10;
    }
    return micros;
  }

  private boolean readLiteral(byte[] literal) {
    if (end - at < literal.length) {
      return false;
    }
    for (byte wanted : literal) {
      byte found = bytes[at++];
      boolean same =
          found == wanted || (CurrencyMarks.isLetter(wanted) && (found | 0x20) == (wanted | 0x20));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private boolean readSpace() {
    int first = at;
    while (at < end) {
      if (bytes[at] == ' ' || bytes[at] == '\t') {
        at++;
      } else if (at + 1 < end && bytes[at] == (byte) 0xC2 && bytes[at + 1] == (byte) 0xA0) {
        at += 2;
      } else if (at + 2 < end
          && bytes[at] == (byte) 0xE2
          && bytes[at + 1] == (byte) 0x80
          && bytes[at + 2] == (byte) 0xAF) {
        at += 3;
      } else {
        break;
      }
    }
    return at > first;
  }

  private boolean readHalf() {
    if (at == end) {
      return false;
    }
    int letter = bytes[at] | 0x20;
    if (letter != 'a' && letter != 'p') {
      return false;
    }
    at++;
    boolean dots = at < end && bytes[at] == '.';
    if (dots) {
      at++;
    }
    if (at == end || (bytes[at] | 0x20) != 'm') {
      return false;
    }
    at++;
    if (dots && at < end && bytes[at] == '.') {
      at++;
    }
    civil.half = letter == 'p' ? 1 : 0;
    return true;
  }

  private boolean readOffset() {
    if (at == end) {
      return false;
    }
    civil.hasOffset = true;
    byte sign = bytes[at++];
    if (sign == 'Z' || sign == 'z') {
      return true;
    }
    if (sign != '+' && sign != '-') {
      return false;
    }
    int hours = twoDigits();
    boolean colon = at < end && bytes[at] == ':';
    if (colon) {
      at++;
    }
    int minutes = colon || (at < end && isDigit(bytes[at])) ? twoDigits() : 0;
    int offset = hours * 3600 + minutes * 60;
    civil.offset = sign == '-' ? -offset : offset;
    return hours >= 0 && hours <= 18 && minutes >= 0 && minutes <= 59;
  }

  private int twoDigits() {
    if (end - at < 2 || !isDigit(bytes[at]) || !isDigit(bytes[at + 1])) {
      return -1;
    }
    at += 2;
    return (bytes[at - 2] - '0') * 10 + bytes[at - 1] - '0';
  }

  /** The letters at this place, with the dot of an abbreviation. */
  private String word() {
    int first = at;
    while (at < end && (CurrencyMarks.isLetter(bytes[at]) || bytes[at] < 0)) {
      at++;
    }
    int last = at;
    if (at < end && bytes[at] == '.') {
      boolean another = at + 1 < end && bytes[at + 1] == '.';
      at += dotAfterName && !another ? 0 : 1;
    }
    return new String(bytes, first, last - first, StandardCharsets.UTF_8);
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
