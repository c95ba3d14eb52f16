package dev.titan.pipelines.ingest;

/** Writes texts so that a shell reads them as one word: for commands that a person may copy. */
final class ShellWords {
  private ShellWords() {}

  static String quote(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
