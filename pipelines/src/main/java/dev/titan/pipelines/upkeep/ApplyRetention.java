package dev.titan.pipelines.upkeep;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.registry.Retention;
import dev.titan.storage.registry.RetentionAge;
import dev.titan.storage.registry.RetentionRegistry;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.RunIds;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.RetentionCount;
import dev.titan.storage.warehouse.RetentionLimits;
import dev.titan.storage.warehouse.RunRow;
import dev.titan.storage.warehouse.WarehouseUpkeep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Removes what is past the time for which its tenant keeps it: original bytes, dead letters,
 * checkpoints, and the folders of runs that hold them. The warehouse's rows go first, in one
 * transaction; the files are found by what nobody needs any more, so that the next one finishes
 * what a killed one has begun.
 */
public final class ApplyRetention {
  private final Installation installation;
  private final WarehouseUpkeep upkeep;
  private final RetentionRegistry retention;
  private final Instant now;

  /** The retention of an installation. */
  public ApplyRetention(Installation installation) {
    this.installation = installation;
    this.upkeep = installation.upkeep();
    this.retention = installation.retention();
    this.now = installation.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Applies it.
   *
   * @param openLetters whether open dead letters go too, and the bytes that they need
   * @param dryRun only tell
   */
  public RetentionReport run(boolean openLetters, boolean dryRun) {
    try (QuietRuns runs = installation.runs().keepOut()) {
      RetentionLimits limits = new RetentionLimits(limits(), openLetters, neededBy(runs), now);
      List<RetentionCount> counts = upkeep.retain(limits, dryRun);
      if (dryRun) {
        return new RetentionReport(counts, 0, 0, 0, false, true);
      }
      runs.tidy();
      long folders = clearFolders(runs);
      RawSweep sweep = RawSweep.run(installation, runs);
      return new RetentionReport(
          counts, sweep.files(), sweep.bytes(), folders, upkeep.compact(), false);
    }
  }

  private Map<String, RetentionLimits.Limits> limits() {
    Map<String, RetentionLimits.Limits> limits = new HashMap<>();
    for (String tenant : upkeep.tenants()) {
      Retention kept = retention.of(tenant);
      limits.put(
          tenant,
          new RetentionLimits.Limits(
              limit(kept.raw()), limit(kept.deadLetters()), limit(kept.checkpoints())));
    }
    return limits;
  }

  private Instant limit(RetentionAge age) {
    return age.limit(now).orElse(null);
  }

  private static Set<String> neededBy(QuietRuns runs) {
    Set<String> needed = new HashSet<>();
    for (Runs.Listed run : runs.open()) {
      needed.addAll(RunPapers.of(runs, run).rawIds());
    }
    return needed;
  }

  /**
   * Plans and manifests name the files of inputs, so they go with their bytes, and so do those that
   * nobody can read any more; the folders go with their checkpoints. Those of runs that failed stay
   * until they are past the time of bytes themselves: the papers say which originals they need.
   */
  private long clearFolders(QuietRuns runs) {
    Set<String> gone = upkeep.goneObjects();
    Set<String> whole = upkeep.checkpoints();
    Set<String> known =
        installation.warehouse().runs().stream().map(RunRow::runId).collect(Collectors.toSet());
    long cleared = 0;
    for (Runs.Listed run : runs.list()) {
      if (run.state().isOpen()) {
        continue;
      }
      RunPapers papers = RunPapers.of(runs, run);
      if (isOver(run, papers, known.contains(run.id()), whole.contains(run.id()))) {
        runs.remove(run);
        cleared++;
      } else if (run.state() == RunState.COMMITTED
          && (papers.namesAny(gone) || !papers.readable())) {
        runs.forget(run);
        cleared++;
      }
    }
    return cleared;
  }

  private boolean isOver(Runs.Listed run, RunPapers papers, boolean known, boolean whole) {
    Set<String> tenants =
        papers.tenants().isEmpty() ? Set.of(RetentionRegistry.DEFAULT) : papers.tenants();
    if (run.state() == RunState.FAILED) {
      return isPast(run, tenants, Retention::raw);
    }
    if (known) {
      return !whole;
    }
    // Its checkpoint went entirely; or the warehouse was lost, and then the papers are all there
    // is.
    return isPast(run, tenants, Retention::checkpoints);
  }

  private boolean isPast(
      Runs.Listed run, Collection<String> tenants, Function<Retention, RetentionAge> what) {
    Instant start = RunIds.startOf(run.id());
    return !tenants.isEmpty()
        && tenants.stream()
            .allMatch(
                tenant ->
                    what.apply(retention.of(tenant))
                        .limit(now)
                        .filter(start::isBefore)
                        .isPresent());
  }
}
