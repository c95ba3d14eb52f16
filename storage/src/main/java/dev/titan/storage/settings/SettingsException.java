package dev.titan.storage.settings;

/** Settings that cannot be used: says key, source, and what is allowed. Never a secret value. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
