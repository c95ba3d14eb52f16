package dev.titan.pipelines.launch;

/** A template could not be launched; the message says why, without personal data. */
final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
