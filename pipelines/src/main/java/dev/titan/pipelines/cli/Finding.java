package dev.titan.pipelines.cli;

/**
 * One thing that a check-up has looked at.
 *
 * @param level how it is
 * @param subject what was looked at
 * @param text what was found
 * @param remedy what to do, or null
 */
record Finding(Level level, String subject, String text, String remedy) {
  /** How something is. */
  enum Level {
    /** As it should be. */
    OK,
    /** Worth knowing, or waiting for somebody; nothing is wrong. */
    NOTE,
    /** Was not as it must be, and is now. */
    MENDED,
    /** Not as it must be. */
    FAILED
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, null);
  }

  static Finding note(String subject, String text, String remedy) {
    return new Finding(Level.NOTE, subject, text, remedy);
  }

  static Finding mended(String subject, String text) {
    return new Finding(Level.MENDED, subject, text, null);
  }

  static Finding failed(String subject, String text, String remedy) {
    return new Finding(Level.FAILED, subject, text, remedy);
  }
}
