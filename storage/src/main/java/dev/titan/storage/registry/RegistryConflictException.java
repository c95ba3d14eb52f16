package dev.titan.storage.registry;

/**
 * What somebody wants to publish is not based on the current state. Read again, decide again. The
 * message says what is current.
 */
public final class RegistryConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RegistryConflictException(String message) {
    super(message);
  }
}
