package dev.titan.storage.objects;

import java.util.regex.Pattern;

/**
 * The rules of keys. A key is one or more segments joined by {@code /}; a segment has 1 to 120
 * letters, digits, {@code . _ -} and starts with a letter, a digit or {@code _}. So a key is never
 * absolute, never climbs ({@code ..}), and never meets the hidden names that a store uses itself.
 */
public final class ObjectKey {
  private static final int MAX_LENGTH = 1_000;
  private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9._-]{0,119}";
  private static final Pattern KEY = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");
  private static final Pattern PREFIX = Pattern.compile("(?:" + SEGMENT + "/)*");

  private ObjectKey() {}

  /** Whether a text is a key. */
  public static boolean isKey(String text) {
    return text != null && text.length() <= MAX_LENGTH && KEY.matcher(text).matches();
  }

  /**
   * The key itself.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String require(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException(
          "object key "
              + quoted(key)
              + " is not allowed: segments of 1 to 120 letters, digits, '.', '_' or '-', joined"
              + " by '/', each starting with a letter, a digit or '_'");
    }
    return key;
  }

  /**
   * The prefix itself: empty, or segments that each end with {@code /}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String requirePrefix(String prefix) {
    if (prefix == null || prefix.length() > MAX_LENGTH || !PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "object prefix " + quoted(prefix) + " is not allowed: it is empty or ends with '/'");
    }
    return prefix;
  }

  /** A text for an error message: bounded, and without control characters. */
  private static String quoted(String text) {
    if (text == null) {
      return "null";
    }
    String bounded = text.length() <= 100 ? text : text.substring(0, 100) + "...";
    return "'" + bounded.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
