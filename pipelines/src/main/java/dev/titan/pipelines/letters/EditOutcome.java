package dev.titan.pipelines.letters;

import dev.titan.storage.warehouse.CodeCount;
import java.util.List;

/**
 * What became of a corrected record.
 *
 * @param accepted whether it is an entry now; if not, nothing was committed
 * @param runId the run that committed it; null if nothing was
 * @param rawId the raw object that it is now; null if nothing was committed
 * @param codes why it is still dead or would be ignored
 * @param records how many records the corrected text holds; only one will do
 */
public record EditOutcome(
    boolean accepted, String runId, String rawId, List<CodeCount> codes, long records) {
  public EditOutcome {
    codes = List.copyOf(codes);
  }
}
