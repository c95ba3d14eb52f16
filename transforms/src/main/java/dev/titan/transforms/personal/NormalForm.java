package dev.titan.transforms.personal;

import dev.titan.schemas.mapping.PersonalType;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which two writings of the same personal datum are equal, so that they get the same
 * token: {@code +49 171 123} and {@code 0049171123}, {@code Ada@X.org} and {@code ada@x.org}.
 */
final class NormalForm {
  private NormalForm() {}

  /** The normal form of a text of that type; empty if nothing is left of it. */
  static String of(PersonalType type, String text) {
    return switch (type) {
      case PHONE -> phone(text);
      case EMAIL -> text.strip().toLowerCase(Locale.ROOT);
      case CARD -> digits(text);
      case TAX_ID, ACCOUNT -> lettersAndDigits(text);
      case NAME, ADDRESS -> words(text);
    };
  }

  /** The digits, with the plus of an international number (also written 00). */
  private static String phone(String text) {
    String digits = digits(text);
    if (text.strip().startsWith("+")) {
      return "+" + digits;
    }
    return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(digit -> digits.append(Character.digit(digit, 10)));
    return digits.toString();
  }

  private static String lettersAndDigits(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toUpperCase)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return folded.strip().replaceAll("\\s+", " ");
  }
}
