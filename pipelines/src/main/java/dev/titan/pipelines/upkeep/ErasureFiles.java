package dev.titan.pipelines.upkeep;

import static java.util.stream.Collectors.toSet;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.stream.WaitingArrivals;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What the erasures of tenants and of persons do alike with files. */
final class ErasureFiles {
  private final Installation installation;
  private final QuietRuns runs;

  ErasureFiles(Installation installation, QuietRuns runs) {
    this.installation = installation;
    this.runs = runs;
  }

  /**
   * Refuses to erase while an unfinished run would bring back what is erased.
   *
   * @throws StorageException if there is one
   */
  void requireFinished(String tenant) {
    if (WaitingArrivals.in(installation.home()).tenants().contains(tenant)) {
      throw new StorageException(
          "a stream has taken in something of tenant "
              + tenant
              + " that is in no run yet: wait for the end of its window, or start the stream again"
              + " if it was killed; then erase");
    }
    for (Runs.Listed run : runs.open()) {
      if (run.state() != RunState.STARTED && RunPapers.of(runs, run).mayBeOf(tenant)) {
        throw new StorageException(
            "run "
                + run.id()
                + " of tenant "
                + tenant
                + " is not finished, and would bring back what is erased: the next titan ingest or"
                + " titan replay finishes it, or gives it up; then erase");
      }
    }
    requireCommitted(tenant);
  }

  /** What this home has given up is nobody's any more; a run that it does not know may be. */
  private void requireCommitted(String tenant) {
    Set<String> staged = installation.upkeep().stagedRuns(tenant);
    Set<String> finished =
        finished((state, papers) -> true).stream().map(Runs.Listed::id).collect(toSet());
    for (String run : staged) {
      if (!finished.contains(run)) {
        throw new StorageException(
            "run "
                + run
                + " has staged something of tenant "
                + tenant
                + " in the warehouse and is not committed, so it would bring back what is erased:"
                + " commit it from its own home; if it is nobody's any more, its rows expire by"
                + " themselves; then erase");
      }
    }
  }

  /** The finished runs of which a plan or manifest is there that is so. */
  List<Runs.Listed> finished(BiPredicate<RunState, RunPapers> wanted) {
    return runs.list().stream()
        .filter(run -> !run.state().isOpen())
        .filter(run -> wanted.test(run.state(), RunPapers.of(runs, run)))
        .toList();
  }

  /**
   * Removes the files of the raw store that nobody needs any more, what people were working on, and
   * what killed processes have left.
   *
   * @param counts takes how much that was
   */
  void clear(Map<String, Long> counts) {
    RawSweep sweep = RawSweep.run(installation, runs);
    counts.put("raw_files", sweep.files());
    counts.put("raw_file_bytes", sweep.bytes());
    installation.home().clearTemporaries();
    Path letters = installation.home().letters();
    try (Stream<Path> children = Files.list(letters)) {
      for (Path child : children.toList()) {
        Folders.deleteTree(child);
      }
    } catch (IOException e) {
      throw StorageException.cannot("clear", letters, e);
    }
  }
}
