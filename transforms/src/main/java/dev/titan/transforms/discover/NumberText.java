package dev.titan.transforms.discover;

/**
 * A number as somebody wrote it, before it is known which sign is the decimal one.
 *
 * @param negative whether a minus or parentheses are around it
 * @param core digits and the signs between them
 * @param dots how many dots are in the core
 * @param commas how many commas are in the core
 * @param grouping another sign between digits (space, apostrophe, underscore), or 0
 * @param lastRun how many digits follow the last dot or comma
 * @param firstRun how many digits precede the first sign
 * @param mark the letters or currency sign around the number, or empty
 */
record NumberText(
    boolean negative,
    String core,
    int dots,
    int commas,
    char grouping,
    int lastRun,
    int firstRun,
    String mark) {
  private static final int MAX_LENGTH = 40;

  /** The number in a text, or null if it holds none, or more than one. */
  static NumberText of(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    int start = 0;
    while (start < text.length() && !isDigit(text.charAt(start))) {
      start++;
    }
    int end = text.length();
    while (end > start && !isDigit(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return null;
    }
    // A decimal sign may lead: ".50".
    if (start > 0 && text.charAt(start - 1) == '.' && (start == 1 || !isLetter(text, start - 2))) {
      start--;
    }
    return between(text, start, end);
  }

  private static NumberText between(String text, int start, int end) {
    String before = text.substring(0, start);
    String after = text.substring(end);
    String mark = mark(before) + mark(after);
    String around = before + after;
    if (!CurrencyCodes.isMark(mark) || !isAround(around)) {
      return null;
    }
    boolean negative = around.indexOf('-') >= 0 || around.indexOf('\u2212') >= 0;
    boolean parentheses = before.indexOf('(') >= 0 && after.indexOf(')') >= 0;
    return core(text.substring(start, end), negative || parentheses, mark);
  }

  private static NumberText core(String core, boolean negative, String mark) {
    int dots = 0;
    int commas = 0;
    char grouping = 0;
    int firstRun = -1;
    int lastSign = -1;
    for (int i = 0; i < core.length(); i++) {
      char c = core.charAt(i);
      if (isDigit(c)) {
        continue;
      }
      firstRun = firstRun < 0 ? i : firstRun;
      if (i > 0 && !isDigit(core.charAt(i - 1))) {
        return null;
      }
      if (c == '.') {
        dots++;
        lastSign = i;
      } else if (c == ',') {
        commas++;
        lastSign = i;
      } else if (isGrouping(c) && (grouping == 0 || grouping == canonical(c))) {
        grouping = canonical(c);
      } else {
        return null;
      }
    }
    int lastRun = lastSign < 0 ? 0 : core.length() - lastSign - 1;
    int first = firstRun < 0 ? core.length() : firstRun;
    return new NumberText(negative, core, dots, commas, grouping, lastRun, first, mark);
  }

  /** Whether no sign stands between its digits. */
  boolean isInteger() {
    return dots == 0 && commas == 0 && grouping == 0;
  }

  /** Whether it begins with a zero that a quantity would not have, as codes do. */
  boolean isCode() {
    return isInteger() && core.length() > 1 && core.charAt(0) == '0';
  }

  /** Its value, once the decimal sign is known. */
  double value(char decimal) {
    StringBuilder digits = new StringBuilder(core.length() + 1);
    digits.append(negative ? "-" : "");
    for (int i = 0; i < core.length(); i++) {
      char c = core.charAt(i);
      if (isDigit(c)) {
        digits.append(c);
      } else if (c == decimal) {
        digits.append('.');
      }
    }
    try {
      return Double.parseDouble(digits.toString());
    } catch (NumberFormatException e) {
      return Double.NaN; // the sign that was taken for the decimal one stands there twice
    }
  }

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

  private static boolean isAround(String text) {
    int signs = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean currency = Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL;
      boolean space = c == ' ' || c == '\u00a0' || c == '\u202f' || c == '.';
      if (c == '-' || c == '+' || c == '\u2212') {
        signs++;
      } else if (!currency && !space && c != '(' && c != ')') {
        return false;
      }
    }
    return signs <= 1;
  }

  private static boolean isLetter(String text, int index) {
    return Character.isLetter(text.charAt(index));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isGrouping(char c) {
    return c == ' '
        || c == '\u00a0'
        || c == '\u202f'
        || c == '\u2009'
        || c == '\''
        || c == '\u2019'
        || c == '_';
  }

  private static char canonical(char c) {
    return switch (c) {
      case '\'', '\u2019' -> '\'';
      case '_' -> '_';
      default -> ' ';
    };
  }
}
