package dev.titan.storage.warehouse;

/** Others kept the warehouse for longer than the allowed wait. Trying again may help. */
public final class WarehouseBusyException extends WarehouseException {
  private static final long serialVersionUID = 1L;

  WarehouseBusyException(String message) {
    super(message);
  }
}
