package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
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
      return repeated(manifest, recorded);
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
    List<ReplayRow> rows = new ReplayRows(session).read(events);
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
    return manifest.mode().equals(Manifest.REPLAY)
        ? new ReplayJudgement(session, manifest.runId())
        : new DeliveryJudgement(session);
  }

  private static CommitReport repeated(Manifest manifest, RunDetail recorded) {
    if (!recorded.run().manifestHash().equals(ManifestJson.hash(manifest))) {
      throw new StagingException(
          "run "
              + manifest.runId()
              + " is committed already, from another manifest; this one must not be applied:"
              + " ingest its inputs under a new run");
    }
    return new CommitReport(recorded, true);
  }

  private void checkStaged(Manifest manifest) {
    List<String> problems =
        SqlText.statements("shared/check_staged.sql").stream()
            .flatMap(check -> session.list(check, row -> problem(manifest, row)).stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new AccountingException(
          "run "
              + manifest.runId()
              + ": the staged rows contradict themselves: "
              + String.join("; ", problems)
              + ". Nothing was committed. This is a fault of Titan, not of the data: ingest again,"
              + " and report it if it stays so");
    }
  }

  private static String problem(Manifest manifest, Row row) {
    return row.number("row_count") + " " + row.text("problem") + first(manifest, row);
  }

  private static String first(Manifest manifest, Row row) {
    Long input = row.nullableNumber("input");
    if (input == null || input < 0 || input >= manifest.inputs().size()) {
      return " (of an input that the manifest does not list)";
    }
    return " (first in " + manifest.inputs().get(input.intValue()).origin() + ")";
  }

  private void checkBalance(Manifest manifest) {
    List<String> unbalanced =
        session.list(SqlText.statement("shared/unbalanced.sql"), Committer::account);
    if (!unbalanced.isEmpty()) {
      throw new AccountingException(
          "run "
              + manifest.runId()
              + " does not balance for "
              + unbalanced.size()
              + " of "
              + manifest.inputs().size()
              + " inputs: "
              + unbalanced.get(0)
              + ". Nothing was committed. This is a fault of Titan, not of the data: ingest again,"
              + " and report it if it stays so");
    }
  }

  private static String account(Row row) {
    return String.format(
        "%s: read %d, but written %d + updated %d + duplicate %d + dead-lettered %d + ignored %d",
        row.text("origin"),
        row.number("read"),
        row.number("written"),
        row.number("updated"),
        row.number("duplicate"),
        row.number("dead_lettered"),
        row.number("ignored"));
  }
}
