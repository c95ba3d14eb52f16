package dev.titan.storage.warehouse;

/** The warehouse cannot do what it was asked. The message names the file and a remedy. */
public class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WarehouseException(String message) {
    super(message);
  }

  WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
