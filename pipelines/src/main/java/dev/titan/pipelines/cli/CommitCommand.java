package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.CommitStaged;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.stream.CommittedWindows;
import dev.titan.pipelines.stream.StreamJobs;
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
      "do not balance is left out, fails alone (exit code 1), and keeps no other from its commit.",
      "A job of Dataflow that has failed, of a run or a stream, is told once (exit code 1).",
      "With --json the last line on the runs has lag_seconds: how long the oldest of them has waited",
      "staged when the commit began, 0 if none waited."
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
    Installation installation = common.workspace().existing();
    CommitStaged.Round round =
        common.withProgress(
            progress -> {
              CommitStaged.Round committed = new CommitStaged(installation, progress).run();
              new CommittedWindows(installation).release();
              return committed;
            });
    Output output = common.output();
    List<CommitOutcome> outcomes = round.outcomes();
    if (output.json()) {
      outcomes.forEach(outcome -> output.object(json(outcome)));
      output.object(summary(round));
    } else {
      print(output, outcomes);
    }
    // Last, so that what is committed is told also where Dataflow cannot be asked.
    List<StreamJobs.Ended> ended = new StreamJobs(installation).takeEnded();
    ended.forEach(stream -> print(output, stream));
    return exitCode(outcomes, ended);
  }

  /** For whoever watches: it is there also where nothing was committed. */
  private static Map<String, Object> summary(CommitStaged.Round round) {
    long failed = round.outcomes().stream().filter(run -> run.failure().isPresent()).count();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", "round ended");
    json.put("committed", round.outcomes().size() - failed);
    json.put("not_committed", failed);
    json.put("lag_seconds", round.lag().toSeconds());
    return json;
  }

  private static void print(Output output, StreamJobs.Ended ended) {
    if (!output.json()) {
      output.note("stream " + ended.stream() + ": " + ended.words());
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stream", ended.stream());
    json.put("state", ended.isWell() ? "stream ended" : "stream failed");
    json.put("why", ended.words());
    json.put("arrivals_waiting", ended.waiting());
    output.object(json);
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

  private int exitCode(List<CommitOutcome> outcomes, List<StreamJobs.Ended> ended) {
    boolean dead =
        outcomes.stream()
            .flatMap(outcome -> outcome.report().stream())
            .anyMatch(report -> report.counts().deadLettered() > 0);
    if (outcomes.stream().anyMatch(outcome -> outcome.failure().isPresent())
        || ended.stream().anyMatch(stream -> !stream.isWell())) {
      return ExitCode.FAILED;
    }
    return dead && failOnDeadLetters ? ExitCode.DEAD_LETTERS : ExitCode.DONE;
  }
}
