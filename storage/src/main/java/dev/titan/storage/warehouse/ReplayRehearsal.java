package dev.titan.storage.warehouse;

import java.util.List;

/**
 * What a replay would do.
 *
 * @param detail the run as its checkpoint would record it
 * @param rows the first ledger rows of each kind of change
 */
public record ReplayRehearsal(RunDetail detail, List<ReplayRow> rows) {
  public ReplayRehearsal {
    rows = List.copyOf(rows);
  }
}
