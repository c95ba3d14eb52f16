package dev.titan.transforms.decode;

import java.util.Locale;

/**
 * The kind of value that a number format shows. Only its date and time codes matter here: percent
 * signs, colours and digits do not change what is stored.
 */
enum NumberFormat {
  NUMBER,
  DATE,
  DATE_TIME,
  /** A time of day, {@code h:mm AM/PM}. */
  TIME,
  /** Elapsed hours, {@code [h]:mm}, which may exceed a day. */
  DURATION;

  /** The kind of a format that every workbook knows by number (ECMA-376 part 1, 18.8.30). */
  static NumberFormat builtIn(int id) {
    return switch (id) {
      case 14, 15, 16, 17 -> DATE;
      case 18, 19, 20, 21, 45, 47 -> TIME;
      case 22 -> DATE_TIME;
      case 46 -> DURATION;
      // The dates of the East Asian versions; 32, 33, 55 and 56 are times.
      case 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> DATE;
      case 32, 33, 34, 35, 55, 56 -> TIME;
      default -> NUMBER;
    };
  }

  /** The kind of a format code such as {@code [$-409]dd/mm/yyyy;@}. */
  static NumberFormat of(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    if (lower.startsWith("general")) {
      return NUMBER;
    }
    Codes codes = new Codes();
    codes.collect(lower.replace("am/pm", "").replace("a/p", ""));
    return codes.kind();
  }

  /** The date and time letters of the first section of a format. */
  private static final class Codes {
    private boolean date;
    private boolean month;
    private boolean time;
    private boolean elapsed;

    void collect(String code) {
      int i = 0;
      while (i < code.length() && code.charAt(i) != ';') {
        i = step(code, i);
      }
    }

    private int step(String code, int i) {
      switch (code.charAt(i)) {
        case '"' -> {
          return after(code, '"', i);
        }
        case '[' -> {
          int end = after(code, ']', i);
          String inside = code.substring(i + 1, Math.max(i + 1, end - 1));
          elapsed |= inside.matches("h+|m+|s+");
          return end;
        }
        // A literal character, a space of its width, a fill.
        case '\\', '_', '*' -> {
          return i + 2;
        }
        case 'y', 'd' -> date = true;
        case 'm' -> month = true;
        case 'h', 's' -> time = true;
        default -> {
          // Digits, signs and literal text.
        }
      }
      return i + 1;
    }

    private static int after(String code, char closing, int i) {
      int end = code.indexOf(closing, i + 1);
      return end < 0 ? code.length() : end + 1;
    }

    NumberFormat kind() {
      if (elapsed) {
        return DURATION;
      }
      if (date) {
        return time ? DATE_TIME : DATE;
      }
      // An m beside hours or seconds means minutes, alone it means months.
      return time ? TIME : month ? DATE : NUMBER;
    }
  }
}
