package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.Problem;
import dev.titan.pipelines.ingest.UnfinishedRun;
import dev.titan.storage.warehouse.CodeCount;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.InputRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how an ingest ended. */
final class IngestResult {
  private static final int MAX_INPUTS_SHOWN = 30;
  private static final int MAX_NAME = 50;

  private final IngestReport report;

  IngestResult(IngestReport report) {
    this.report = report;
  }

  /** The exit code of the command. */
  int exitCode(boolean failOnDeadLetters) {
    if (report.unreadable() || !report.accepted() || !report.unfinished().isEmpty()) {
      return ExitCode.FAILED;
    }
    return failOnDeadLetters && report.counts().deadLettered() > 0
        ? ExitCode.DEAD_LETTERS
        : ExitCode.DONE;
  }

  /** One word for machines. */
  private String status() {
    if (report.dryRun()) {
      return "dry_run";
    }
    if (!report.accepted()) {
      return "nothing_accepted";
    }
    if (report.unreadable()) {
      return "done_with_unreadable_inputs";
    }
    return report.unfinished().isEmpty() ? "done" : "done_with_unfinished_runs";
  }

  void print(Output output) {
    if (output.json()) {
      output.object(json());
    } else {
      text(output);
    }
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", report.detail().run().runId());
    json.put("status", status());
    RunJson.put(json, report.counts());
    json.put("seconds", Math.round(report.seconds() * 1000) / 1000.0);
    Map<String, Object> reasons = new LinkedHashMap<>();
    for (CodeCount code : report.detail().codes()) {
      reasons.put(code.code(), code.records());
    }
    json.put("reasons", reasons);
    List<Object> problems = new ArrayList<>();
    for (Problem problem : report.problems()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", problem.file());
      entry.put("what", problem.what());
      entry.put("remedy", problem.remedy());
      if (!problem.commands().isEmpty()) {
        entry.put("commands", problem.commands());
      }
      problems.add(entry);
    }
    json.put("problems", problems);
    json.put("discovered", report.discovered());
    json.put("unfinished_runs", report.unfinished().stream().map(IngestResult::json).toList());
    return json;
  }

  private static Map<String, Object> json(UnfinishedRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", run.runId());
    json.put("failed", run.failed());
    json.put("attempts", run.attempts());
    json.put("why", run.why());
    json.put("remedy", run.remedy());
    json.put("inputs", run.inputs());
    return json;
  }

  private void text(Output output) {
    Counts counts = report.counts();
    Table table = new Table("input", "read", "written", "updated", "duplicate", "dead", "ignored");
    List<InputRow> inputs = report.detail().inputs();
    for (InputRow input : inputs.subList(0, Math.min(inputs.size(), MAX_INPUTS_SHOWN))) {
      row(table, shortened(input.origin()), input.counts());
    }
    if (inputs.size() > MAX_INPUTS_SHOWN) {
      table.row((inputs.size() - MAX_INPUTS_SHOWN) + " more inputs");
    }
    row(table, "all", counts);
    output.table(table);
    for (CodeCount code : report.detail().codes()) {
      String outcome = code.outcome().toLowerCase(Locale.ROOT).replace('_', ' ');
      output.line(String.format("  %,d %s: %s", code.records(), outcome, code.code()));
    }
    for (String mapping : report.discovered()) {
      output.line("discovered mapping " + mapping);
    }
    output.line(
        String.format(
            Locale.ROOT,
            "%s %s: %,d records read, %,d ledger entries, %.1f s",
            report.dryRun() ? "dry run" : "run",
            report.detail().run().runId(),
            counts.read(),
            counts.entries(),
            report.seconds()));
    if (report.dryRun()) {
      output.line("nothing was committed");
    }
    for (Problem problem : report.problems()) {
      output.note("");
      output.note(problem.file() + ": " + problem.what());
      output.note("  to do: " + problem.remedy());
      problem.commands().forEach(command -> output.note("    " + command));
    }
    if (!report.accepted()) {
      output.note("");
      output.note("no record was accepted");
    }
  }

  /** The end of a path tells files apart, so a long one loses its beginning. */
  private static String shortened(String path) {
    return path.length() <= MAX_NAME
        ? path
        : "\u2026" + path.substring(path.length() - MAX_NAME + 1);
  }

  private static void row(Table table, String name, Counts counts) {
    table.row(
        name,
        counts.read(),
        counts.written(),
        counts.updated(),
        counts.duplicate(),
        counts.deadLettered(),
        counts.ignored());
  }
}
