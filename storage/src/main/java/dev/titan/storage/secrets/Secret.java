package dev.titan.storage.secrets;

import java.util.Objects;

/** A secret text. It shows itself only to those who ask for it by name. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = Objects.requireNonNull(value);
  }

  /** The secret itself: for the one call that needs it, never for logs or messages. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
