package dev.titan.storage.warehouse;

import java.util.Optional;

/**
 * What became of one of many runs that were to be committed.
 *
 * @param runId the run
 * @param report what its commit has done; none if it failed
 * @param failure why it was not committed, none if it was: what {@link Warehouse#commit} would have
 *     thrown for this run alone
 */
public record CommitOutcome(
    String runId, Optional<CommitReport> report, Optional<WarehouseException> failure) {

  static CommitOutcome of(CommitReport report) {
    return new CommitOutcome(report.detail().run().runId(), Optional.of(report), Optional.empty());
  }

  static CommitOutcome failed(String runId, WarehouseException failure) {
    return new CommitOutcome(runId, Optional.empty(), Optional.of(failure));
  }
}
