package dev.titan.storage.warehouse;

/**
 * Staged rows contradict themselves, or their outcomes are not what was read. Nothing was
 * committed.
 */
public final class AccountingException extends WarehouseException {
  private static final long serialVersionUID = 1L;

  AccountingException(String message) {
    super(message);
  }
}
