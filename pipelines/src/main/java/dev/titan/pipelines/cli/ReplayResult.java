package dev.titan.pipelines.cli;

import dev.titan.pipelines.replay.ReplayReport;
import dev.titan.storage.warehouse.CodeCount;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.ReplayChange;
import dev.titan.storage.warehouse.ReplayRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shows how a replay ended. */
final class ReplayResult {
  private static final Set<String> DECIMALS = Set.of("amount", "quantity");

  private final ReplayReport report;

  ReplayResult(ReplayReport report) {
    this.report = report;
  }

  /**
   * The exit code of the command.
   *
   * @param mayBeNothing whether there may be nothing to do, as for a replay on a schedule
   */
  int exitCode(boolean failOnDeadLetters, boolean mayBeNothing) {
    if (!report.replayed()) {
      return mayBeNothing ? ExitCode.DONE : ExitCode.FAILED;
    }
    return failOnDeadLetters && counts().deadLettered() > 0 ? ExitCode.DEAD_LETTERS : ExitCode.DONE;
  }

  /** Everything. */
  void print(Output output) {
    if (output.json()) {
      output.object(json());
      return;
    }
    if (report.replayed()) {
      changes(output);
      rows(output);
      reasons(output);
    }
    output.line(line());
    if (report.replayed() && report.dryRun()) {
      output.line("nothing was committed");
    }
    notes(output);
  }

  /** One line, or one object. */
  void printLine(Output output) {
    if (output.json()) {
      output.object(json());
    } else {
      output.line(line());
    }
  }

  private Counts counts() {
    return report.detail().run().counts();
  }

  private void changes(Output output) {
    if (!report.detail().changes().isEmpty()) {
      output.table(changes(report.detail().changes()));
      output.line("");
    }
  }

  /** What a replay has changed, by cause. */
  static Table changes(List<ReplayChange> changes) {
    Table table = new Table("change", "cause", "detail", "events", "entries").uncut();
    for (ReplayChange change : changes) {
      table.row(
          change.change(), change.cause(), change.detail(), change.events(), change.entries());
    }
    return table;
  }

  private void rows(Output output) {
    for (ReplayRow row : report.rows()) {
      String why = row.detail() == null ? row.cause() : row.cause() + " " + row.detail();
      output.line(
          Table.printable(row.change() + " event " + row.eventKey() + " line " + row.line())
              + " ("
              + Table.printable(why)
              + ")");
      Table table = new Table("  column", "before", "after");
      for (String column : differing(row)) {
        table.row("  " + column, shown(column, row.before()), shown(column, row.after()));
      }
      output.table(table);
      output.line("");
    }
  }

  private static List<String> differing(ReplayRow row) {
    Map<String, String> all = row.before().isEmpty() ? row.after() : row.before();
    List<String> differing = new ArrayList<>();
    for (String column : all.keySet()) {
      String before = row.before().get(column);
      String after = row.after().get(column);
      if (before == null ? after != null : !before.equals(after)) {
        differing.add(column);
      }
    }
    return differing;
  }

  private static String shown(String column, Map<String, String> row) {
    String value = row.get(column);
    return value != null && DECIMALS.contains(column)
        ? Decimals.plain(new BigDecimal(value))
        : value;
  }

  private void reasons(Output output) {
    for (CodeCount code : report.detail().codes()) {
      String outcome = code.outcome().toLowerCase(Locale.ROOT).replace('_', ' ');
      output.line(String.format(Locale.ROOT, "  %,d %s: %s", code.records(), outcome, code.code()));
    }
  }

  private String line() {
    if (!report.replayed()) {
      long exhausted = report.scope().exhaustedLetters();
      return exhausted == 0
          ? "nothing to replay"
          : String.format(
              Locale.ROOT, "nothing to replay; %,d dead letters were tried too often", exhausted);
    }
    Counts counts = counts();
    return String.format(
        Locale.ROOT,
        "%s %s: %,d raw objects, %,d records read; entries: %,d added, %,d changed, %,d restated,"
            + " %,d gone, %,d kept; %,d dead, %.1f s",
        report.dryRun() ? "dry run" : "replay",
        report.detail().run().runId(),
        report.detail().inputs().size(),
        counts.read(),
        entries("ADDED"),
        entries("CHANGED"),
        entries("RESTATED"),
        entries("GONE"),
        entries("KEPT"),
        counts.deadLettered(),
        report.seconds());
  }

  private long entries(String change) {
    return report.detail().changes().stream()
        .filter(one -> one.change().equals(change))
        .mapToLong(ReplayChange::entries)
        .sum();
  }

  private void notes(Output output) {
    ReplayReport.Scope scope = report.scope();
    if (scope.added() > 0) {
      output.note(
          scope.added() + " more raw objects were taken in, because they tell of the same events");
    }
    if (scope.withoutBytes() > 0) {
      output.note(scope.withoutBytes() + " raw objects were left out: their bytes are gone");
    }
    if (scope.exhaustedLetters() > 0) {
      output.note(
          scope.exhaustedLetters()
              + " dead letters were left out: they were tried too often (name them with"
              + " --dead-letter, or raise --max-tries)");
    }
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", report.replayed() ? report.detail().run().runId() : null);
    json.put("status", status());
    json.put("raw_objects", report.scope().objects());
    json.put("raw_objects_added", report.scope().added());
    json.put("raw_objects_without_bytes", report.scope().withoutBytes());
    json.put("dead_letters_left_out", report.scope().exhaustedLetters());
    if (report.replayed()) {
      RunJson.put(json, counts());
      json.put("changes", RunJson.changes(report.detail().changes()));
      json.put("rows", report.rows().stream().map(ReplayResult::row).toList());
    }
    json.put("seconds", Math.round(report.seconds() * 1000) / 1000.0);
    return json;
  }

  private String status() {
    if (!report.replayed()) {
      return "nothing_to_replay";
    }
    return report.dryRun() ? "dry_run" : "done";
  }

  private static Map<String, Object> row(ReplayRow row) {
    Map<String, Object> before = new LinkedHashMap<>();
    Map<String, Object> after = new LinkedHashMap<>();
    for (String column : differing(row)) {
      before.put(column, shown(column, row.before()));
      after.put(column, shown(column, row.after()));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("change", row.change());
    json.put("cause", row.cause());
    json.put("detail", row.detail());
    json.put("event_key", row.eventKey());
    json.put("line", Integer.valueOf(row.line()));
    json.put("before", row.before().isEmpty() ? null : before);
    json.put("after", row.after().isEmpty() ? null : after);
    return json;
  }
}
