package dev.titan.pipelines.replay;

import dev.titan.storage.warehouse.ReplayRow;
import dev.titan.storage.warehouse.RunDetail;
import java.util.List;

/**
 * How a replay ended.
 *
 * @param detail the run as its checkpoint records it; null if there was nothing to replay
 * @param scope what was replayed
 * @param rows the first rows that a dry run would change
 * @param seconds how long it took
 * @param dryRun whether nothing was committed
 */
public record ReplayReport(
    RunDetail detail, Scope scope, List<ReplayRow> rows, double seconds, boolean dryRun) {
  public ReplayReport {
    rows = List.copyOf(rows);
  }

  /**
   * What was replayed.
   *
   * @param objects the raw objects that were asked for and can be read again
   * @param added the raw objects taken in besides, because they tell of the same events
   * @param withoutBytes the raw objects that were asked for and whose bytes are gone
   * @param exhaustedLetters the dead letters left out because they were tried too often
   */
  public record Scope(int objects, int added, int withoutBytes, long exhaustedLetters) {}

  /** Whether there was anything to replay. */
  public boolean replayed() {
    return detail != null;
  }
}
