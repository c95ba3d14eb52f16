package dev.titan.chaos;

/**
 * A process that has ended.
 *
 * @param code its exit code; of a killed one, 128 and the number of the signal
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
record Ended(int code, String out, String err) {
  static final int KILLED = 128 + 9;

  private static final int MOST_TOLD = 600;

  /** The last lines that it wrote to stderr, where it says why it ended, for a person. */
  String told() {
    String told = err.strip();
    return told.length() > MOST_TOLD ? "... " + told.substring(told.length() - MOST_TOLD) : told;
  }
}
