package dev.titan.pipelines.cli;

/** What the process tells whoever started it. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /**
   * Failed; or done, but with an input that could not be read, with nothing accepted, or with an
   * older run that could not be finished.
   */
  static final int FAILED = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** Done with dead letters; only where {@code --fail-on-dead-letters} asks for it. */
  static final int DEAD_LETTERS = 3;

  private ExitCode() {}
}
