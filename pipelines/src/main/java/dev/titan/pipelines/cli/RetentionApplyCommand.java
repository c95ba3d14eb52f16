package dev.titan.pipelines.cli;

import dev.titan.pipelines.upkeep.ApplyRetention;
import dev.titan.pipelines.upkeep.RetentionReport;
import dev.titan.storage.warehouse.RetentionCount;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan retention apply}. */
@Command(
    name = "apply",
    description = {
      "Remove original bytes, dead letters and checkpoints that are past their time.",
      "Entries stay. What a raw object was stays known, so that it is known again when it is",
      "delivered again. Open dead letters, and the bytes that they need, stay unless asked for."
    },
    footer = {"", "Examples:", "  titan retention apply --dry-run", "  titan retention apply"})
final class RetentionApplyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--open-letters",
      description =
          "Open dead letters go too, by their last delivery, and bytes although open letters need"
              + " them.")
  private boolean openLetters;

  @Option(names = "--dry-run", description = "Only tell what would be removed.")
  private boolean dryRun;

  @Override
  public Integer call() {
    ApplyRetention retention = new ApplyRetention(common.workspace().existing());
    RetentionReport report = retention.run(openLetters, dryRun);
    print(common.output(), report);
    return ExitCode.DONE;
  }

  private static void print(Output output, RetentionReport report) {
    if (output.json()) {
      report.tenants().forEach(count -> output.object(json(count, report.dryRun())));
      output.object(files(report));
      return;
    }
    if (report.tenants().isEmpty()) {
      output.line("nothing is past its time");
    } else {
      Table table =
          new Table("tenant", "raw objects", "bytes", "waiting", "letters", "open", "checkpoints");
      for (RetentionCount count : report.tenants()) {
        table.row(
            count.tenant(),
            count.objects(),
            count.bytes(),
            count.waitingObjects(),
            count.letters(),
            count.openLetters(),
            count.checkpoints());
      }
      output.table(table);
    }
    if (report.dryRun()) {
      output.line("nothing was removed");
    } else {
      output.line(
          String.format(
              Locale.ROOT,
              "%,d files of the raw store removed (%,d bytes), %,d run folders cleared%s",
              report.files(),
              report.fileBytes(),
              report.runFolders(),
              report.compacted() ? ", the warehouse was written anew" : ""));
    }
    if (report.tenants().stream().anyMatch(count -> count.waitingObjects() > 0)) {
      output.note(
          "'waiting' raw objects keep their bytes because open dead letters need them; see titan"
              + " dead-letters list, or add --open-letters");
    }
  }

  private static Map<String, Object> json(RetentionCount count, boolean dryRun) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant", count.tenant());
    json.put("raw_objects", count.objects());
    json.put("raw_bytes", count.bytes());
    json.put("raw_objects_waiting", count.waitingObjects());
    json.put("dead_letters", count.letters());
    json.put("dead_letters_open", count.openLetters());
    json.put("checkpoints", count.checkpoints());
    json.put("dry_run", dryRun);
    return json;
  }

  private static Map<String, Object> files(RetentionReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("raw_files", report.files());
    json.put("raw_file_bytes", report.fileBytes());
    json.put("run_folders", report.runFolders());
    json.put("warehouse_written_anew", report.compacted());
    json.put("dry_run", report.dryRun());
    return json;
  }
}
