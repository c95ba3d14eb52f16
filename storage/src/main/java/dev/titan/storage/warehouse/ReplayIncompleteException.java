package dev.titan.storage.warehouse;

import java.util.List;

/**
 * A replay cannot be committed alone: other raw objects say something of the events that it would
 * change, or were held together with its records. Nothing was committed.
 */
public final class ReplayIncompleteException extends WarehouseException {
  private static final long serialVersionUID = 1L;

  private final List<String> missing;

  ReplayIncompleteException(String runId, List<String> missing) {
    super(
        "replay "
            + runId
            + " would change events that "
            + missing.size()
            + " other raw objects say something of too; nothing was committed: replay again, which"
            + " takes them in");
    this.missing = List.copyOf(missing);
  }

  /** The raw objects that must be replayed too. */
  public List<String> missing() {
    return missing;
  }
}
