package dev.titan.pipelines.upkeep;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.runs.QuietRuns;
import java.util.List;
import java.util.Optional;

/**
 * Removes the files of the raw store that nobody needs: no raw object of any tenant, and no run
 * that the warehouse does not have (yet). It goes by what is needed and not by what was removed, so
 * that it also finds what a killed upkeep has left.
 *
 * @param files how many files went
 * @param bytes their size
 */
record RawSweep(long files, long bytes) {

  static RawSweep run(Installation installation, QuietRuns runs) {
    Optional<List<String>> unneeded = UnneededOriginals.find(installation, runs);
    if (unneeded.isEmpty()) {
      return new RawSweep(0, 0); // an open run, and nobody knows what it needs: next time
    }
    ContentStore raw = ContentStore.open(installation.home().raw());
    long files = 0;
    long bytes = 0;
    for (String hash : unneeded.get()) {
      bytes += raw.delete(hash);
      files++;
    }
    return new RawSweep(files, bytes);
  }
}
