package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.RunRow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan runs list}. */
@Command(
    name = "list",
    description = "List the runs, oldest first: those committed, then those that are not.",
    footer = {"", "Examples:", "  titan runs list", "  titan runs list --limit 10 --json"})
final class RunsListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Only the last N committed runs (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new UsageException("--limit must be 1 or more");
    }
    Installation installation = common.workspace().existing();
    List<RunRow> all = installation.warehouse().runs();
    List<RunRow> committed = all.subList(Math.max(0, all.size() - limit), all.size());
    Set<String> known = all.stream().map(RunRow::runId).collect(Collectors.toSet());
    List<Runs.Listed> others = new ArrayList<>();
    for (Runs.Listed run : installation.runs().list()) {
      if (!known.contains(run.id())) {
        others.add(run);
      }
    }
    print(common.output(), committed, others);
    tellTroubles(installation.runs(), others);
    if (committed.size() < all.size()) {
      common.output().note((all.size() - committed.size()) + " older runs; see --limit");
    }
    return ExitCode.DONE;
  }

  /** For people each trouble is a note below the table, which has no room for it. */
  private void tellTroubles(Runs runs, List<Runs.Listed> others) {
    Output output = common.output();
    for (Runs.Listed run : others) {
      RunTrouble trouble = RunTrouble.of(runs, run.id());
      if (output.json()) {
        output.object(trouble.json(run.id(), run.state()));
      } else if (trouble.why() != null) {
        output.note(run.id() + ": " + trouble.why());
      }
    }
  }

  private static void print(Output output, List<RunRow> committed, List<Runs.Listed> others) {
    if (output.json()) {
      committed.forEach(run -> output.object(RunJson.of(run)));
      return;
    }
    Table table =
        new Table(
            "run",
            "state",
            "committed",
            "read",
            "written",
            "updated",
            "duplicate",
            "dead",
            "ignored");
    for (RunRow run : committed) {
      Counts counts = run.counts();
      table.row(
          run.runId(),
          RunJson.state(RunState.COMMITTED),
          run.committedAt().truncatedTo(ChronoUnit.SECONDS),
          counts.read(),
          counts.written(),
          counts.updated(),
          counts.duplicate(),
          counts.deadLettered(),
          counts.ignored());
    }
    others.forEach(run -> table.row(run.id(), RunJson.state(run.state())));
    output.table(table);
    if (others.stream().anyMatch(run -> run.state().isOpen())) {
      output.note("runs are not finished: the next titan ingest finishes them");
    }
  }
}
