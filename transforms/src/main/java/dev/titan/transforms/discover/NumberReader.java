package dev.titan.transforms.discover;

import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.DateTimeParser;
import dev.titan.transforms.refine.DateTimeValue;
import dev.titan.transforms.refine.DecimalParser;
import dev.titan.transforms.refine.DecimalValue;
import dev.titan.transforms.refine.ZoneOffsets;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Asks the refinery's own parsers what number a text is, in each of the ways in which a mapping may
 * have numbers written: what discovery takes for a number is one that the mapping will read. Not
 * thread-safe.
 */
final class NumberReader {
  /** A point in time has at least as many digits, counted in seconds from 1970. */
  private static final int EPOCH_DIGITS = 9;

  /** No two currencies beside a number have more: most texts are done with here. */
  private static final int MAX_LETTERS = 8;

  private static final String GROUPINGS = " '_";

  /** One way of writing. */
  private static final class Style {
    final char grouping;
    final DecimalParser parser;

    Style(String decimal, char grouping) {
      this.grouping = grouping;
      this.parser = new DecimalParser(decimal, grouping == 0 ? "" : String.valueOf(grouping));
    }
  }

  private final Style[] dots = styles(".", ",");
  private final Style[] commas = styles(",", ".");
  private final DecimalValue value = new DecimalValue();
  private final Slice slice = new Slice();
  private final DateTimeParser[] epochs =
      EpochColumn.UNITS.stream()
          .map(unit -> new DateTimeParser(List.of(unit), null, "en"))
          .toArray(DateTimeParser[]::new);
  private final ZoneOffsets utc = new ZoneOffsets(ZoneOffset.UTC);
  private final DateTimeValue time = new DateTimeValue();

  private boolean marked;

  private static Style[] styles(String decimal, String other) {
    String groupings = other + GROUPINGS;
    Style[] styles = new Style[groupings.length() + 1];
    styles[0] = new Style(decimal, (char) 0);
    for (int i = 1; i < styles.length; i++) {
      styles[i] = new Style(decimal, groupings.charAt(i - 1));
    }
    return styles;
  }

  /** The number in a text, or null if the refinery reads none there. */
  NumberText text(String text) {
    int digit = firstDigit(text);
    if (digit < 0 || letters(text) > MAX_LETTERS) {
      return null;
    }
    slice.set(text);
    marked = false;
    NumberText.Written dot = read(dots, text);
    NumberText.Written comma = read(commas, text);
    if (dot == null && comma == null) {
      return null;
    }
    String mark = marked ? mark(text) : "";
    if (!CurrencyCodes.isMark(mark)) {
      // The refinery would read R-7 as rand, but here it may be anything.
      return null;
    }
    boolean plain = isPlain(dot, comma);
    boolean code = plain && text.charAt(digit) == '0' && isDigit(text, digit + 1);
    return new NumberText(dot, comma, plain, code, mark);
  }

  /** Whether digits alone make the number, so that both readings are the same. */
  private static boolean isPlain(NumberText.Written dot, NumberText.Written comma) {
    return dot != null && dot.equals(comma) && dot.grouping() == 0;
  }

  /** A number of JSON, whose decimal sign is known; null if it has too many digits. */
  NumberText json(String text) {
    slice.set(text);
    if (!value.parseJson(slice)) {
      return null;
    }
    NumberText.Written written = new NumberText.Written(number(), (char) 0);
    boolean plain = text.indexOf('.') < 0 && !value.hasFraction();
    return new NumberText(written, written, plain, false, "");
  }

  /**
   * When a text is as a count from 1970.
   *
   * @param unit the index in {@link EpochColumn#UNITS}
   * @return microseconds from 1970-01-01T00:00Z, or the least long if it is none
   */
  long epochMicros(String text, int unit) {
    if (text.length() < EPOCH_DIGITS) {
      return Long.MIN_VALUE;
    }
    slice.set(text);
    return epochs[unit].parse(slice, utc, time) ? time.epochMicros() : Long.MIN_VALUE;
  }

  private NumberText.Written read(Style[] styles, String text) {
    for (Style style : styles) {
      if (mayGroup(text, style.grouping) && style.parser.parse(slice, value)) {
        marked |= style.parser.hasMark();
        return new NumberText.Written(number(), style.grouping);
      }
    }
    return null;
  }

  /** Whether a grouping sign, or what also stands for it, may be in the text; saves most parses. */
  private static boolean mayGroup(String text, char grouping) {
    if (grouping == 0 || text.indexOf(grouping) >= 0) {
      return true;
    }
    return (grouping == ' ' || grouping == '\'') && !isAscii(text);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static int letters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char lower = (char) (text.charAt(i) | 0x20);
      letters += lower >= 'a' && lower <= 'z' ? 1 : 0;
    }
    return letters;
  }

  private double number() {
    return value.toBigDecimal().doubleValue();
  }

  private static int firstDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDigit(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDigit(String text, int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  /** The letters and currency signs. */
  private static String mark(String text) {
    StringBuilder mark = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL) {
        mark.append(c);
      }
    }
    return mark.toString();
  }
}
