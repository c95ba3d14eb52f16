package dev.titan.transforms.decode;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell looks like at first sight: a name that may head a column, or a value below one. */
enum CellKind {
  EMPTY,
  WORD,
  /** A number, an amount with its currency, a date, a flag, a code with digits. */
  VALUE;

  private static final Set<String> FLAGS =
      Set.of(
          "true", "false", "yes", "no", "y", "n", "ja", "nein", "oui", "non", "null", "n/a", "-");

  /** Digits with their separators, a sign, a currency in front or behind. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[(+\\-]?\\s*[^\\d\\s]{0,4}\\s*[(+\\-]?[\\d][\\d.,' \u00A0]*\\s*[^\\d\\s]{0,4}\\)?");

  /** Dates in figures or with the month in letters, and times; more may follow. */
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,4}[-./ ](\\d{1,2}|\\p{L}{3,9}\\.?)[-./ ,]+\\d{1,4}.*|\\d{1,2}:\\d{2}.*"
              + "|\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}.*|\\d{4}-\\d{2}.*");

  static CellKind of(String cell) {
    if (cell.isEmpty()) {
      return EMPTY;
    }
    if (isFlag(cell)) {
      return VALUE;
    }
    boolean digits = cell.chars().anyMatch(Character::isDigit);
    if (!digits) {
      return hasLetter(cell) || cell.equals("#") || cell.equals("%") ? WORD : VALUE;
    }
    String text = cell.length() > 100 ? cell.substring(0, 100) : cell;
    boolean value =
        !hasLetter(cell)
            || NUMBER.matcher(text).matches()
            || DATE.matcher(text).matches()
            || isCode(text);
    return value ? VALUE : WORD;
  }

  /** Whether a cell says yes, no or nothing. */
  static boolean isFlag(String cell) {
    return FLAGS.contains(cell.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a value may be a name all the same: {@code Tax 1}, {@code VAT (20.0%)}, {@code V1},
   * {@code No}. Only what stands below can tell.
   */
  static boolean mayBeName(String cell) {
    return hasLetter(cell) && Character.isLetter(cell.codePointAt(0)) && !isDated(cell);
  }

  /** The letters that a cell begins with, in lower case. */
  static String letters(String cell) {
    int end = 0;
    while (end < cell.length() && Character.isLetter(cell.charAt(end))) {
      end++;
    }
    return cell.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isDated(String cell) {
    return DATE.matcher(cell.length() > 100 ? cell.substring(0, 100) : cell).matches();
  }

  /** An identifier such as INV-2026-0042: one word, more digits than letters. */
  private static boolean isCode(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    long letters = text.chars().filter(Character::isLetter).count();
    return text.indexOf(' ') < 0 && digits >= 2 && digits >= letters;
  }

  private static boolean hasLetter(String cell) {
    return cell.chars().anyMatch(Character::isLetter);
  }
}
