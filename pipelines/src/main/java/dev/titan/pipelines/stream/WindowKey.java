package dev.titan.pipelines.stream;

import dev.titan.schemas.hash.Hashes;
import dev.titan.storage.runs.RunIds;
import java.time.Instant;

/**
 * What identifies one closed window of a stream: asked for again, it gives the same run.
 *
 * @param launch the start of the stream, which numbers its windows anew
 * @param start when the window began
 * @param pane which part of the window it is: what comes late is one of its own
 */
record WindowKey(String launch, Instant start, long pane) {

  /** Tells this window from all others, and what its run was asked for from other requests. */
  String hash() {
    return Hashes.of("window", launch, start.toString(), Long.toString(pane));
  }

  /**
   * The id of its run.
   *
   * @param attempt 0, or more where other runs have the ids before
   */
  String runId(int attempt) {
    return RunIds.of(start, Hashes.of("run", hash(), Integer.toString(attempt)));
  }
}
