package dev.titan.pipelines.upkeep;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.stream.WaitingArrivals;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.RunRow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The contents of the raw store that nobody needs: no raw object of any tenant, no run that the
 * warehouse does not have (yet), and nothing that a stream has taken in. Ingests leave them that
 * are killed before they have a plan.
 */
public final class UnneededOriginals {
  private UnneededOriginals() {}

  /**
   * Finds them.
   *
   * @param runs kept at rest, since an ingest keeps bytes before anybody can know what for
   * @return their hashes; empty if a run's plan cannot be read, so that nobody knows what it needs
   */
  public static Optional<List<String>> find(Installation installation, QuietRuns runs) {
    Set<String> needed = new HashSet<>(installation.upkeep().storedContents());
    needed.addAll(WaitingArrivals.in(installation.home()).stored());
    Set<String> committed =
        installation.warehouse().runs().stream().map(RunRow::runId).collect(Collectors.toSet());
    for (Runs.Listed run : runs.list()) {
      if (!committed.contains(run.id())) {
        RunPapers papers = RunPapers.of(runs, run);
        if (!papers.readable()) {
          return Optional.empty();
        }
        needed.addAll(papers.stored());
      }
    }
    ContentStore raw = ContentStore.open(installation.home().raw());
    return Optional.of(raw.list().stream().filter(hash -> !needed.contains(hash)).toList());
  }
}
