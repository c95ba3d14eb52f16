package dev.titan.pipelines.intake;

import dev.titan.storage.cloud.GcsPlace;
import java.util.regex.Pattern;

/**
 * Names of objects with wildcards: {@code *} stands for any characters of one step, {@code ?} for
 * one of them, {@code **}{@code /} for any number of steps (also none), and {@code **} for any
 * characters.
 */
final class ObjectPattern {
  private final String root;
  private final String listed;
  private final Pattern names;

  private ObjectPattern(String root, String listed, Pattern names) {
    this.root = root;
    this.listed = listed;
    this.names = names;
  }

  /** Whether a place has wildcards at all. */
  static boolean isPattern(GcsPlace place) {
    return firstWildcard(place.name()) >= 0;
  }

  static ObjectPattern of(GcsPlace place) {
    String name = place.name();
    String fixed = name.substring(0, firstWildcard(name));
    return new ObjectPattern(
        fixed.substring(0, fixed.lastIndexOf('/') + 1), fixed, Pattern.compile(regex(name)));
  }

  private static int firstWildcard(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '*' || name.charAt(i) == '?') {
        return i;
      }
    }
    return -1;
  }

  private static String regex(String name) {
    StringBuilder regex = new StringBuilder("(?s)");
    int at = 0;
    while (at < name.length()) {
      if (name.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (name.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
      } else {
        regex.append(one(name.charAt(at)));
        at++;
      }
    }
    return regex.toString();
  }

  private static String one(char c) {
    return switch (c) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      default -> Pattern.quote(String.valueOf(c));
    };
  }

  /** The folder above the first wildcard: empty, or ends with "/". */
  String root() {
    return root;
  }

  /** What all names begin with. */
  String listed() {
    return listed;
  }

  boolean fits(String name) {
    return names.matcher(name).matches();
  }
}
