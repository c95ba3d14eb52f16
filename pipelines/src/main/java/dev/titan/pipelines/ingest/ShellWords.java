package dev.titan.pipelines.ingest;

/** Writes texts so that a shell reads them as one word: for commands that a person may copy. */
public final class ShellWords {
  private ShellWords() {}

  /** The text as one word. */
  public static String quote(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** An option with its value, which is not taken for an option even if it looks like one. */
  static String option(String name, String value) {
    return value.startsWith("-") ? name + "=" + quote(value) : name + " " + quote(value);
  }
}
