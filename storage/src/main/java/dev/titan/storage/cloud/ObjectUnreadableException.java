package dev.titan.storage.cloud;

import java.io.IOException;

/**
 * An object cannot be read, and trying again would not help: it is not there in the wanted
 * generation any more, or this account may not read it. The message names no object.
 */
public final class ObjectUnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  ObjectUnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
