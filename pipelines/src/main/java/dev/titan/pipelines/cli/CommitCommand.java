package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.CommitStaged;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.stream.CommittedWindows;
import dev.titan.storage.warehouse.CommitOutcome;
import dev.titan.storage.warehouse.CommitReport;
import dev.titan.storage.warehouse.Counts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan commit}. */
@Command(
    name = "commit",
    description = {
      "Commit the runs that are staged and were not committed, because they were interrupted or the",
      "warehouse could not be reached. In BigQuery all of them are one transaction. A run whose books",
      "do not balance is left out, fails alone (exit code 1), and keeps no other from its commit."
    },
    footer = {
      "",
      "Examples:",
      "  titan commit",
      "  TITAN_BIGQUERY_PROJECT=shop-1234 titan commit --json"
    })
final class CommitCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--fail-on-dead-letters",
      description = "Exit with code 3 if any record became a dead letter.")
  private boolean failOnDeadLetters;

  @Override
  public Integer call() throws IOException {
    List<CommitOutcome> outcomes =
        common.withProgress(
            progress -> {
              Installation installation = common.workspace().existing();
              List<CommitOutcome> committed = new CommitStaged(installation, progress).run();
              new CommittedWindows(installation).release();
              return committed;
            });
    Output output = common.output();
    if (output.json()) {
      outcomes.forEach(outcome -> output.object(json(outcome)));
    } else {
      print(output, outcomes);
    }
    return exitCode(outcomes);
  }

  private static Map<String, Object> json(CommitOutcome outcome) {
    if (outcome.report().isPresent()) {
      return RunJson.of(outcome.report().get().detail());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", outcome.runId());
    json.put("state", "not committed");
    json.put("why", why(outcome));
    return json;
  }

  private static String why(CommitOutcome outcome) {
    return outcome.failure().orElseThrow().getMessage();
  }

  private static void print(Output output, List<CommitOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      output.note("nothing is staged that waits for a commit");
      return;
    }
    Table table = new Table("run", "read", "written", "updated", "duplicate", "dead", "ignored");
    for (CommitOutcome outcome : outcomes) {
      outcome
          .report()
          .map(CommitReport::counts)
          .ifPresent(counts -> addRow(table, outcome, counts));
    }
    output.table(table);
    for (CommitOutcome outcome : outcomes) {
      if (outcome.failure().isPresent()) {
        output.note(outcome.runId() + " is not committed: " + why(outcome));
      }
    }
  }

  private static void addRow(Table table, CommitOutcome outcome, Counts counts) {
    table.row(
        outcome.runId(),
        counts.read(),
        counts.written(),
        counts.updated(),
        counts.duplicate(),
        counts.deadLettered(),
        counts.ignored());
  }

  private int exitCode(List<CommitOutcome> outcomes) {
    boolean dead =
        outcomes.stream()
            .flatMap(outcome -> outcome.report().stream())
            .anyMatch(report -> report.counts().deadLettered() > 0);
    if (outcomes.stream().anyMatch(outcome -> outcome.failure().isPresent())) {
      return ExitCode.FAILED;
    }
    return dead && failOnDeadLetters ? ExitCode.DEAD_LETTERS : ExitCode.DONE;
  }
}
