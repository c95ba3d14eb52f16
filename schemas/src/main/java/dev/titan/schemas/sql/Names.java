package dev.titan.schemas.sql;

import java.util.regex.Pattern;

/** Checks names before they become part of a statement. */
final class Names {
  private Names() {}

  static void check(String what, String name, Pattern form) {
    if (name == null || !form.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the " + what + " for BigQuery must match " + form.pattern() + "; correct the setting");
    }
  }

  static void checkAtLeast(int least, String what, int number) {
    if (number < least) {
      throw new IllegalArgumentException(
          "the " + what + " for BigQuery must be " + least + " or more; correct the setting");
    }
  }
}
