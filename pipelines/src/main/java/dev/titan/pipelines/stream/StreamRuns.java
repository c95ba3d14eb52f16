package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.RunStager;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.storage.runs.RunFolder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The runs of a stream that are not committed, as its launching process sees them: it finds them by
 * what they have claimed, and owns them from when they are planned. For one thread.
 */
final class StreamRuns implements AutoCloseable {
  private final Installation installation;
  private final StreamFolder folder;
  private final Set<String> known = new HashSet<>();

  /** Those that it owns, in the order of their receipt. */
  private final TreeSet<Owned> owned =
      new TreeSet<>(
          Comparator.comparing(Owned::receivedAt).thenComparing(window -> window.run().id()));

  /**
   * A planned run.
   *
   * @param run the run, owned
   * @param plan what it does
   */
  record Owned(RunFolder run, RunPlan plan) {
    /** A window has some input, and all of them one time of receipt. */
    Instant receivedAt() {
      return plan.draft().inputs().get(0).receivedAt();
    }

    boolean isClosed() {
      return run.manifest().isPresent();
    }
  }

  StreamRuns(Installation installation, StreamFolder folder) {
    this.installation = installation;
    this.folder = folder;
  }

  /**
   * Takes over what has been planned since.
   *
   * @param arrivals what lies in the folder of the stream
   */
  void look(Map<KeptBatch, String> arrivals) {
    Set<String> runs = new HashSet<>(arrivals.values());
    runs.remove(StreamFolder.NO_RUN);
    known.retainAll(runs);
    for (String id : runs) {
      if (!known.contains(id) && installation.runs().isPlanned(id)) {
        takeOver(id);
      }
    }
  }

  private void takeOver(String id) {
    if (!installation.runs().isToFinish(id)) {
      folder.release(id); // another command has finished it in the moment when nobody owned it
      return;
    }
    RunFolder run = installation.runs().take(id).orElse(null);
    if (run != null) {
      known.add(id);
      owned.add(new Owned(run, RunStager.plan(run.folder())));
    }
  }

  /** The next run to commit, if it has its manifest. */
  Optional<Owned> nextClosed() {
    return next().filter(Owned::isClosed);
  }

  /** The next run to commit. */
  Optional<Owned> next() {
    return owned.isEmpty() ? Optional.empty() : Optional.of(owned.first());
  }

  /** A run is committed. */
  void committed(Owned window) {
    owned.remove(window);
    window.run().close();
    folder.release(window.run().id());
  }

  /** Lets go of all runs; those that are not committed stay open. */
  @Override
  public void close() {
    owned.forEach(window -> window.run().close());
    owned.clear();
  }
}
