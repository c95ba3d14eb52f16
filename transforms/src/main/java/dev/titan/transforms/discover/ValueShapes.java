package dev.titan.transforms.discover;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a single value looks like. */
final class ValueShapes {
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "yes", "no", "y", "n", "t", "f");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern PREFIXED = Pattern.compile("[a-z]{2,6}_[A-Za-z0-9_]{8,}");
  private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9]{16,}");

  private ValueShapes() {}

  static boolean isBoolean(String text) {
    return text.length() <= 5 && BOOLEANS.contains(text.toLowerCase(Locale.ROOT));
  }

  static boolean isEmail(String text) {
    int at = text.indexOf('@');
    return at > 0
        && at == text.lastIndexOf('@')
        && text.indexOf('.', at) > at + 1
        && text.indexOf(' ') < 0;
  }

  /**
   * A number in the international form, or at least nine digits with the signs of phone numbers.
   */
  static boolean isPhone(String text) {
    int digits = 0;
    boolean plus = text.startsWith("+") || text.startsWith("00");
    boolean signs = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == ' ' || c == '-' || c == '(' || c == ')' || c == '/') {
        signs = true;
      } else if (c != '+' && c != '.') {
        return false;
      }
    }
    return digits <= 15 && (plus ? digits >= 8 : signs && digits >= 9);
  }

  /** 13 to 19 digits with a valid check digit (ISO/IEC 7812). */
  static boolean isCard(String text) {
    int sum = 0;
    int digits = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == ' ' || c == '-') {
        continue;
      }
      if (c < '0' || c > '9') {
        return false;
      }
      int doubled = (c - '0') * (digits % 2 == 1 ? 2 : 1);
      sum += doubled > 9 ? doubled - 9 : doubled;
      digits++;
    }
    return digits >= 13 && digits <= 19 && sum % 10 == 0;
  }

  /** Whether an id is unique everywhere: a UUID, a prefixed id, or long and random. */
  static boolean isGlobalId(String text) {
    if (text.length() < 11) {
      return false;
    }
    if (UUID.matcher(text).matches() || PREFIXED.matcher(text).matches()) {
      return true;
    }
    return RANDOM.matcher(text).matches() && hasDigitsAndLetters(text);
  }

  private static boolean hasDigitsAndLetters(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits >= 2 && text.length() - digits >= 2;
  }
}
