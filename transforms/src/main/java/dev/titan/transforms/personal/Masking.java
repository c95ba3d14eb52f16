package dev.titan.transforms.personal;

import java.nio.charset.StandardCharsets;

/**
 * A view of a record that a person may read without the rights for raw data: every letter of a
 * value is an {@code x} (or {@code X}), every digit a 9, while structure, keys and punctuation
 * stay. What broke a record is mostly still to be seen; whom it is about is not.
 *
 * <p>Works on records that are not well-formed too: what cannot be told to be a key is masked.
 */
public final class Masking {
  private static final int KEY_DIGITS = 6;

  private Masking() {}

  /**
   * The masked text of a record.
   *
   * @param maxCharacters where to cut it off, with an ellipsis
   */
  public static String mask(byte[] bytes, int start, int end, int maxCharacters) {
    // A character has up to four bytes; what lies beyond the cut need not be decoded.
    int length = (int) Math.min(end - start, 4L * maxCharacters + 4);
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(Math.min(text.length(), maxCharacters) + 1);
    String head = text.stripLeading();
    if (head.startsWith("{") || head.startsWith("[")) {
      maskJson(text, out);
    } else {
      maskAll(text, 0, text.length(), out);
    }
    return cut(out, maxCharacters, length < end - start);
  }

  /**
   * A single value, masked: nothing in it is taken for a key.
   *
   * @param maxCharacters where to cut it off, with an ellipsis
   */
  public static String maskText(byte[] bytes, int start, int end, int maxCharacters) {
    int length = (int) Math.min(end - start, 4L * maxCharacters + 4);
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(Math.min(text.length(), maxCharacters) + 1);
    maskAll(text, 0, text.length(), out);
    return cut(out, maxCharacters, length < end - start);
  }

  /** The name of a field; masked too where it holds a number or an address itself. */
  public static String maskName(String name) {
    if (isHarmless(name, 0, name.length())) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.length());
    maskAll(name, 0, name.length(), out);
    return out.toString();
  }

  private static String cut(StringBuilder out, int maxCharacters, boolean goesOn) {
    if (out.length() > maxCharacters || goesOn) {
      int cut = Math.min(out.length(), maxCharacters);
      out.setLength(cut > 0 && Character.isHighSurrogate(out.charAt(cut - 1)) ? cut - 1 : cut);
      out.append('…');
    }
    return out.toString();
  }

  private static void maskJson(String text, StringBuilder out) {
    int at = 0;
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (letter == '"') {
        int close = endOfString(text, at);
        if (isKey(text, close) && isHarmless(text, at, close)) {
          out.append(text, at, close);
        } else {
          maskAll(text, at, close, out);
        }
        at = close;
      } else {
        at = maskBare(text, at, out);
      }
    }
  }

  /** Outside strings: JSON's own words stay, all else is masked. */
  private static int maskBare(String text, int at, StringBuilder out) {
    for (String word : new String[] {"true", "false", "null"}) {
      if (text.startsWith(word, at) && !isLetterAt(text, at - 1)) {
        int end = at + word.length();
        if (!isLetterAt(text, end)) {
          out.append(word);
          return end;
        }
      }
    }
    int width = Character.charCount(text.codePointAt(at));
    maskAll(text, at, at + width, out);
    return at + width;
  }

  private static boolean isLetterAt(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  /** The index after the closing quote, or the end of the text. */
  private static int endOfString(String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\') {
        i++;
      } else if (letter == '"') {
        return i + 1;
      }
    }
    return text.length();
  }

  private static boolean isKey(String text, int afterString) {
    int at = afterString;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ':' && text.charAt(afterString - 1) == '"';
  }

  /** Objects that are keyed by phone numbers or addresses carry personal data in their keys. */
  private static boolean isHarmless(String text, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      char letter = text.charAt(i);
      digits += Character.isDigit(letter) ? 1 : 0;
      if (letter == '@' || digits >= KEY_DIGITS) {
        return false;
      }
    }
    return true;
  }

  private static void maskAll(String text, int start, int end, StringBuilder out) {
    int at = start;
    while (at < end) {
      int letter = text.codePointAt(at);
      int width = Math.min(Character.charCount(letter), end - at);
      if (letter == '\\' && at + 1 < end) {
        width = maskEscape(text, at, end, out);
      } else if (Character.isDigit(letter)) {
        out.append('9');
      } else if (Character.isUpperCase(letter) || Character.isTitleCase(letter)) {
        out.append('X');
      } else if (Character.isLetter(letter)
          || Character.getType(letter) == Character.OTHER_SYMBOL) {
        out.append('x');
      } else if (Character.isSupplementaryCodePoint(letter)
          || Character.isSurrogate((char) letter)
          || isPartOfLetter(letter)) {
        out.append('x');
      } else {
        out.appendCodePoint(letter);
      }
      at += width;
    }
  }

  /** Vowel signs, accents and numerals that are neither letters nor digits tell as much. */
  private static boolean isPartOfLetter(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  /** A \\u escape can spell any letter; the short escapes spell none. */
  private static int maskEscape(String text, int at, int end, StringBuilder out) {
    char letter = text.charAt(at + 1);
    if (letter == 'u') {
      out.append('x');
      return Math.min(6, end - at);
    }
    boolean isShort = "\"\\/bfnrt".indexOf(letter) >= 0;
    out.append('\\').append(isShort ? letter : 'x');
    return 2;
  }
}
