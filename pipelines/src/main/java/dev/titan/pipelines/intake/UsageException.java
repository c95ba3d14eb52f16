package dev.titan.pipelines.intake;

/**
 * What the user asked for cannot be done as it was asked; the message says what to write instead.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
