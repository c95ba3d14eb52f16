package dev.titan.transforms.discover;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds out how a column writes decimals, over all its values at once. {@code 1.234} alone may be a
 * thousand or one and a bit; {@code 12,50} in another row settles it, and so does a group that
 * repeats.
 */
final class DecimalColumn {
  /** What is known. */
  enum State {
    /** Every value is an integer: any style reads it alike. */
    INTEGERS,
    SETTLED,
    /** Two readings remain. */
    OPEN,
    /** The values contradict each other. */
    CONFLICT
  }

  private int numbers;
  private int decimalDots;
  private int decimalCommas;
  private int openDots;
  private int openCommas;
  private boolean jsonNumbersOnly = true;
  private final SortedSet<Character> groupings = new TreeSet<>();

  /** Takes a number of JSON, whose decimal sign is known. */
  void addJson(NumberText number) {
    numbers++;
    decimalDots += number.plain() ? 0 : 1;
  }

  /** Takes a number in a text. */
  void add(NumberText number) {
    numbers++;
    jsonNumbersOnly = false;
    NumberText.Written dot = number.dot();
    NumberText.Written comma = number.comma();
    if (number.isOpen()) {
      // What is the decimal sign in one reading is the grouping sign in the other.
      openDots += comma.grouping() == '.' ? 1 : 0;
      openCommas += dot.grouping() == ',' ? 1 : 0;
      return;
    }
    if (dot == null) {
      decimalCommas++;
    } else if (comma == null) {
      decimalDots++;
    }
    char grouping = (dot == null ? comma : dot).grouping();
    if (grouping != 0) {
      groupings.add(grouping);
    }
  }

  /** The decimal sign that the values themselves settle, or 0. */
  char ownSign() {
    if (jsonNumbersOnly || (decimalDots > 0) == (decimalCommas > 0)) {
      return 0;
    }
    return decimalDots > 0 ? '.' : ',';
  }

  /**
   * What is known, given what the rest of the sheet shows.
   *
   * @param sheetSign the decimal sign of the other columns, or 0
   * @param wholeMoney whether nothing here is written with decimals
   */
  State state(char sheetSign, boolean wholeMoney) {
    if (jsonNumbersOnly) {
      return State.SETTLED;
    }
    if (decimalDots > 0 && decimalCommas > 0) {
      return State.CONFLICT;
    }
    boolean open = openDots + openCommas > 0;
    char sign = sign(sheetSign, wholeMoney);
    if (sign == 0) {
      if (openDots > 0 && openCommas > 0) {
        return State.CONFLICT;
      }
      return open ? State.OPEN : State.INTEGERS;
    }
    return groupingsBeside(sign).size() > 1 ? State.CONFLICT : State.SETTLED;
  }

  /** The style to read the column with; the best guess where it is not settled. */
  DecimalStyle style(char sheetSign, boolean wholeMoney) {
    if (numbers > 0 && jsonNumbersOnly) {
      return DecimalStyle.JSON;
    }
    char sign = sign(sheetSign, wholeMoney);
    if (sign == 0) {
      sign = '.';
    }
    SortedSet<Character> seen = groupingsBeside(sign);
    if (!seen.isEmpty()) {
      return new DecimalStyle(String.valueOf(sign), String.valueOf(seen.first()));
    }
    if (state(sheetSign, wholeMoney) == State.INTEGERS) {
      // Without evidence, a later 1,234 or 1.234 must fail and not be guessed.
      return new DecimalStyle(".", "");
    }
    return new DecimalStyle(String.valueOf(sign), sign == '.' ? "," : ".");
  }

  /** The decimal sign, or 0 if nothing tells it. */
  private char sign(char sheetSign, boolean wholeMoney) {
    if (ownSign() != 0) {
      return ownSign();
    }
    // What is open is a sign for thousands where nothing has decimals.
    boolean one = openDots == 0 || openCommas == 0;
    if (wholeMoney && one && openDots + openCommas > 0) {
      return openDots > 0 ? ',' : '.';
    }
    return sheetSign;
  }

  /** Whether a grouping sign was seen beside a decimal sign. */
  boolean hasGrouping(char sign) {
    return !groupingsBeside(sign).isEmpty();
  }

  private SortedSet<Character> groupingsBeside(char sign) {
    TreeSet<Character> seen = new TreeSet<>(groupings);
    if (openDots > 0) {
      seen.add('.');
    }
    if (openCommas > 0) {
      seen.add(',');
    }
    seen.remove(sign);
    return seen;
  }
}
