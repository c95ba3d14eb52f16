package dev.titan.pipelines.upkeep;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.RunRow;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

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
    Set<String> needed = new HashSet<>(installation.upkeep().storedContents());
    Set<String> committed =
        installation.warehouse().runs().stream().map(RunRow::runId).collect(Collectors.toSet());
    for (Runs.Listed run : runs.list()) {
      if (!committed.contains(run.id())) {
        RunPapers papers = RunPapers.of(runs, run);
        if (!papers.readable()) {
          return new RawSweep(0, 0); // an open run, and nobody knows what it needs: next time
        }
        needed.addAll(papers.stored());
      }
    }
    ContentStore raw = ContentStore.open(installation.home().raw());
    long files = 0;
    long bytes = 0;
    for (String hash : raw.list()) {
      if (!needed.contains(hash)) {
        bytes += raw.delete(hash);
        files++;
      }
    }
    return new RawSweep(files, bytes);
  }
}
