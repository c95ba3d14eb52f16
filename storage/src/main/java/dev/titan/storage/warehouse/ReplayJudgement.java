package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.util.List;

/**
 * Judges records that were delivered before. Beside the ledger a second one is built, from nothing,
 * as the runs that first delivered the records would have built it, run by run in the order of
 * their commits. Then only what differs is applied: so a replay that changes nothing leaves every
 * row as it was, and one that is repeated changes nothing.
 */
final class ReplayJudgement implements Judgement {
  private final Session session;
  private final String runId;

  ReplayJudgement(Session session, String runId) {
    this.session = session;
    this.runId = runId;
  }

  /**
   * Decides, and applies what differs to the ledger, since what was written is counted there.
   *
   * @throws ReplayIncompleteException if other raw objects must be replayed too
   */
  @Override
  public void decide() {
    StagedLoader.own(session);
    session.runAll("shared/raw_places.sql");
    checkPlaces();
    session.runAll("shared/replay_former.sql");
    session.runAll("shared/replay_whole_runs.sql");
    for (long before = -1, now = wholeRuns(); now > before; now = wholeRuns()) {
      before = now;
      session.runAll("shared/replay_inputs.sql");
      new LedgerRebuild(session).run();
      session.runAll("shared/replay_more_whole_runs.sql");
    }
    session.runAll("duckdb/replay_held.sql");
    session.runAll("shared/replay_compare.sql");
    checkComplete();
    session.runAll("shared/replay_causes.sql");
    session.runAll("shared/apply_replay.sql");
    session.runAll("shared/replay_outcomes.sql");
  }

  @Override
  public void apply() {
    session.runAll("shared/dead_sightings.sql");
    session.runAll("shared/replay_dead_letters.sql");
    session.runAll("shared/apply_dead_letters.sql");
  }

  private long wholeRuns() {
    return session.list("SELECT COUNT(*) AS n FROM whole_runs", row -> row.number("n")).get(0);
  }

  private void checkPlaces() {
    List<String> unknown =
        session.list(
            "SELECT origin FROM run_inputs WHERE raw_id NOT IN (SELECT raw_id FROM raw_deliveries)",
            row -> row.text("origin"));
    if (!unknown.isEmpty()) {
      throw new StagingException(
          "replay "
              + runId
              + " names a raw object that was never delivered: "
              + unknown.get(0)
              + "; choose the objects anew and replay again");
    }
  }

  private void checkComplete() {
    List<String> missing =
        session.list(SqlText.statement("shared/replay_missing.sql"), row -> row.text("raw_id"));
    if (!missing.isEmpty()) {
      throw new ReplayIncompleteException(runId, missing);
    }
  }
}
