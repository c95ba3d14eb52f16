package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.WarehouseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at the folders of runs, and whether the warehouse agrees with them. */
final class RunsCheck {
  private static final QueryLimits LIMITS = new QueryLimits(10_000_000, Duration.ofMinutes(10));
  private static final int SHOWN_FAILURES = 3;

  private final Installation installation;
  private final Runs runs;
  private final List<Finding> findings = new ArrayList<>();

  RunsCheck(Installation installation) {
    this.installation = installation;
    this.runs = installation.runs();
  }

  List<Finding> run() {
    List<Runs.Listed> all = runs.list();
    for (Runs.Listed run : all) {
      if (run.state().isOpen()) {
        open(run);
      }
    }
    failed(all.stream().filter(run -> run.state() == RunState.FAILED).toList());
    try {
      agree(all);
    } catch (WarehouseException e) {
      return findings; // the check of the warehouse says so
    }
    return findings;
  }

  private void open(Runs.Listed run) {
    String text = "run " + run.id() + " is " + RunJson.state(run.state());
    RunTrouble trouble = RunTrouble.of(runs, run.id());
    if (trouble.busy()) {
      findings.add(Finding.ok("runs", text + ", and somebody works on it"));
      return;
    }
    String setback =
        trouble.why() == null
            ? ""
            : "; attempt " + trouble.attempts() + " failed: " + trouble.why();
    findings.add(Finding.note("runs", text + " and not committed" + setback, remedy(run.state())));
  }

  private static String remedy(RunState state) {
    return state == RunState.STARTED
        ? "nothing of it counts: ingest its files again; the next titan ingest puts it away"
        : "the next titan ingest finishes it";
  }

  private void failed(List<Runs.Listed> failed) {
    for (Runs.Listed run :
        failed.subList(Math.max(0, failed.size() - SHOWN_FAILURES), failed.size())) {
      String why = RunTrouble.of(runs, run.id()).why();
      findings.add(
          Finding.note(
              "runs",
              "run " + run.id() + " ended without a commit" + (why == null ? "" : ": " + why),
              "once its files are in, by another run, nothing more is to be done"));
    }
    if (failed.size() > SHOWN_FAILURES) {
      int more = failed.size() - SHOWN_FAILURES;
      findings.add(
          Finding.note("runs", more + " older runs ended without a commit", "titan runs list"));
    }
  }

  /** A run noted as committed must be in the warehouse, and one in the warehouse has its folder. */
  private void agree(List<Runs.Listed> all) {
    Set<String> committed = new HashSet<>();
    installation
        .warehouse()
        .query(SqlText.statement("shared/doctor_runs.sql"), LIMITS)
        .rows()
        .forEach(row -> committed.add(row.get(0).toString()));
    List<String> lost =
        all.stream()
            .filter(run -> run.state() == RunState.COMMITTED && !committed.contains(run.id()))
            .map(Runs.Listed::id)
            .toList();
    Set<String> withoutFolder = new HashSet<>(committed);
    all.forEach(run -> withoutFolder.remove(run.id()));
    if (!lost.isEmpty()) {
      findings.add(
          Finding.failed(
              "runs",
              lost.size() + " committed runs are not in the warehouse, such as " + lost.get(0),
              "the warehouse is older than the runs: restore a newer backup of it, or ingest the"
                  + " files of these runs again"));
    }
    if (!withoutFolder.isEmpty()) {
      findings.add(
          Finding.note(
              "runs",
              withoutFolder.size() + " runs in the warehouse have no folder any more",
              "no harm for the ledger; their plans and manifests are gone"));
    }
    if (lost.isEmpty()) {
      findings.add(Finding.ok("runs", committed.size() + " runs committed"));
    }
  }
}
