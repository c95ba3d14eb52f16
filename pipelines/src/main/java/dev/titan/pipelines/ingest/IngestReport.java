package dev.titan.pipelines.ingest;

import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.RunDetail;
import java.util.List;

/**
 * How an ingest ended.
 *
 * @param detail the run as its checkpoint records it
 * @param seconds how long it took
 * @param discovered the mappings that were published for it, as {@code tenant/id}
 * @param problems what a person must look at
 * @param dryRun whether nothing was committed
 * @param unfinished older runs that could not be finished
 */
public record IngestReport(
    RunDetail detail,
    double seconds,
    List<String> discovered,
    List<Problem> problems,
    boolean dryRun,
    List<UnfinishedRun> unfinished) {
  public IngestReport {
    unfinished = List.copyOf(unfinished);
    discovered = List.copyOf(discovered);
    problems = List.copyOf(problems);
  }

  /** A report of which nothing is known but the figures. */
  static IngestReport of(RunDetail detail, double seconds, boolean dryRun) {
    return new IngestReport(detail, seconds, List.of(), List.of(), dryRun, List.of());
  }

  /** The same report with older runs that could not be finished. */
  IngestReport withUnfinished(List<UnfinishedRun> runs) {
    return new IngestReport(detail, seconds, discovered, problems, dryRun, runs);
  }

  /** The same report without what a person must look at. */
  public IngestReport withoutProblems() {
    return new IngestReport(detail, seconds, discovered, List.of(), dryRun, unfinished);
  }

  /** What became of the records. */
  public Counts counts() {
    return detail.run().counts();
  }

  /**
   * Whether any record was accepted, now or in an earlier run, or there was none: the export of a
   * day without sales is a header alone.
   */
  public boolean accepted() {
    Counts counts = counts();
    return counts.read() == 0 || counts.written() + counts.updated() + counts.duplicate() > 0;
  }

  /** Whether a file, or a part of one, could not be read. */
  public boolean unreadable() {
    return problems.stream().anyMatch(Problem::unreadable);
  }
}
