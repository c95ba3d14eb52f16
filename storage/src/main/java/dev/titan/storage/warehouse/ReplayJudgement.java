package dev.titan.storage.warehouse;

import java.util.List;

/**
 * Judges records that were delivered before. Beside the ledger a second one is built, from nothing,
 * as the runs that first delivered the records would have built it, run by run in the order of
 * their commits. Then only what differs is applied: so a replay that changes nothing leaves every
 * row as it was, and one that is repeated changes nothing.
 */
final class ReplayJudgement implements Judgement {
  private final CommitSql sql;
  private final String runId;

  ReplayJudgement(CommitSql sql, String runId) {
    this.sql = sql;
    this.runId = runId;
  }

  /**
   * Decides, and applies what differs to the ledger, since what was written is counted there.
   *
   * @throws ReplayIncompleteException if other raw objects must be replayed too
   */
  @Override
  public void decide() {
    sql.ownEntries();
    sql.before(CommitSql.Step.REPLAY);
    sql.judge("shared/raw_places.sql");
    checkPlaces();
    sql.judge("shared/replay_former.sql", "shared/replay_whole_runs.sql");
    for (long before = -1, now = wholeRuns(); now > before; now = wholeRuns()) {
      before = now;
      sql.judge("shared/replay_inputs.sql");
      new LedgerRebuild(sql).run();
      sql.judge("shared/replay_more_whole_runs.sql");
    }
    sql.own("replay_held");
    sql.judge("shared/replay_compare.sql");
    checkComplete();
    sql.before(CommitSql.Step.DIFFERENCES);
    sql.apply("shared/replay_causes.sql", "shared/apply_replay.sql", "shared/replay_outcomes.sql");
  }

  @Override
  public void apply() {
    sql.judge("shared/dead_sightings.sql");
    sql.before(CommitSql.Step.LETTERS);
    sql.apply("shared/replay_dead_letters.sql");
    sql.before(CommitSql.Step.LETTERS);
    sql.apply("shared/apply_dead_letters.sql");
  }

  private long wholeRuns() {
    return sql.list("SELECT COUNT(*) AS n FROM whole_runs", row -> row.number("n")).get(0);
  }

  private void checkPlaces() {
    List<String> unknown =
        sql.list(
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
    List<String> missing = sql.answer("shared/replay_missing.sql", row -> row.text("raw_id"));
    if (!missing.isEmpty()) {
      throw new ReplayIncompleteException(runId, missing);
    }
  }
}
