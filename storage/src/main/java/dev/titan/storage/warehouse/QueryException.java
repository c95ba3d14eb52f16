package dev.titan.storage.warehouse;

/** A query was refused, is wrong, or took too long. The message is for its author. */
public final class QueryException extends WarehouseException {
  private static final long serialVersionUID = 1L;

  QueryException(String message) {
    super(message);
  }
}
