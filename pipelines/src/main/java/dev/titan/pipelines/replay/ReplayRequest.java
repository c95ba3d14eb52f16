package dev.titan.pipelines.replay;

import dev.titan.pipelines.ingest.ReplayWords;
import dev.titan.pipelines.plan.RunRequest;
import dev.titan.schemas.hash.Hashes;
import dev.titan.storage.warehouse.RawSelection;

/**
 * What a replay was asked for.
 *
 * @param selection which raw objects
 * @param snapshot the hash of the mapping snapshot to read them with; null for the mappings of
 *     today
 * @param dryRun only tell what would happen
 * @param shownEvents of how many events of each kind of change a dry run shows the rows
 */
public record ReplayRequest(
    RawSelection selection, String snapshot, boolean dryRun, int shownEvents) {

  /** Who asks the same again gets the run that was interrupted, if one was. */
  String hash() {
    return Hashes.of("replay", selection.toString(), snapshot == null ? "" : snapshot);
  }

  /** The request, as its run keeps it. */
  RunRequest asked() {
    return new RunRequest(hash(), ReplayWords.of(selection, snapshot));
  }
}
