package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.settings.CommitPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Applies one manifest in one transaction. The decisions are SQL over the staged rows (see {@code
 * shared/*.sql}); what stands here is their order, and what makes a commit fail.
 */
final class Committer {
  private final Session session;
  private final CommitPolicy policy;
  private final CommitProbe probe;
  private final Clock clock;

  Committer(Session session, CommitPolicy policy, CommitProbe probe, Clock clock) {
    this.session = session;
    this.policy = policy;
    this.probe = probe;
    this.clock = clock;
  }

  CommitReport commit(Manifest manifest, StagedFiles files) {
    RunReader runs = new RunReader(session);
    RunDetail recorded = runs.detail(manifest.runId()).orElse(null);
    if (recorded != null) {
      return CommitChecks.repeated(manifest, recorded);
    }
    write(manifest, files);
    probe.reached(CommitProbe.Point.INSIDE_TRANSACTION);
    session.run("COMMIT"); // on a failure before, the session is closed, which rolls back
    probe.reached(CommitProbe.Point.COMMITTED);
    return new CommitReport(runs.detail(manifest.runId()).orElseThrow(), false);
  }

  /** Does all that a commit does, and takes it back. */
  CommitReport rehearse(Manifest manifest, StagedFiles files) {
    write(manifest, files);
    RunDetail detail = new RunReader(session).detail(manifest.runId()).orElseThrow();
    session.run("ROLLBACK");
    return new CommitReport(detail, false);
  }

  /** Does all that the commit of a replay does, shows what differs, and takes it back. */
  ReplayRehearsal rehearseReplay(Manifest manifest, StagedFiles files, int events) {
    write(manifest, files);
    RunDetail detail = new RunReader(session).detail(manifest.runId()).orElseThrow();
    List<ReplayRow> rows = new ReplayRows(new DuckDbCommitSql(session)).read(events);
    session.run("ROLLBACK");
    return new ReplayRehearsal(detail, rows);
  }

  private void write(Manifest manifest, StagedFiles files) {
    session.runAll("duckdb/session.sql");
    Instant committedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    new ManifestLoader(session).load(manifest, policy, committedAt);
    new StagedLoader(session, manifest, files).load();
    probe.reached(CommitProbe.Point.LOADED);

    checkStaged(manifest);
    session.run("BEGIN");
    Judgement judgement = judgementOf(manifest);
    judgement.decide();
    session.runAll("shared/account.sql");
    checkBalance(manifest);
    judgement.apply();
    session.runAll("shared/apply_rollup.sql");
    session.runAll("shared/apply_checkpoint.sql");
  }

  private Judgement judgementOf(Manifest manifest) {
    CommitSql sql = new DuckDbCommitSql(session);
    return manifest.mode().equals(Manifest.REPLAY)
        ? new ReplayJudgement(sql, manifest.runId())
        : new DeliveryJudgement(sql);
  }

  private static CommitChecks checks(Manifest manifest) {
    return new CommitChecks("run " + manifest.runId(), manifest.inputs());
  }

  private void checkStaged(Manifest manifest) {
    CommitChecks checks = checks(manifest);
    checks.refuseContradictions(
        SqlText.statements("shared/check_staged.sql").stream()
            .flatMap(check -> session.list(check, checks::problem).stream())
            .toList());
  }

  private void checkBalance(Manifest manifest) {
    checks(manifest)
        .refuseImbalance(
            session.list(SqlText.statement("shared/unbalanced.sql"), CommitChecks::account));
  }
}
