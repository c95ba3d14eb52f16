package dev.titan.storage.warehouse;

/** A staged file is missing, damaged or unreadable. Nothing was committed. */
public final class StagingException extends WarehouseException {
  private static final long serialVersionUID = 1L;

  /** An exception that says which files, and what to do. */
  public StagingException(String message) {
    super(message);
  }
}
