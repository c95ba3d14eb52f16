package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Ingest;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.IngestRequest;
import dev.titan.pipelines.ingest.UnfinishedRun;
import dev.titan.pipelines.intake.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan ingest}: files in, a checked ledger out. */
@Command(
    name = "ingest",
    description = {
      "Read business files and commit their records to the ledger.",
      "Runs that were interrupted or failed before are finished first. Exit code 1 if a file, or one",
      "of these runs, could not be dealt with; everything else is committed all the same."
    },
    footer = {
      "",
      "Examples:",
      "  titan ingest orders.json --tenant acme --location pune --zone Asia/Kolkata --currency INR",
      "  titan ingest exports/          a folder laid out as <tenant>/<location>/<source>/<files>",
      "  titan ingest 'gs://exports/2026/**/*.csv' --tenant acme --location pune",
      "  titan ingest orders.json --tenant acme --location pune --dry-run",
      "  titan ingest exports/ --runner flink --flink-master localhost:8081"
    })
final class IngestCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private RunnerOptions runner;
  @Mixin private InputOptions inputs;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose records the files hold. Not needed for folders laid out by tenant.")
  private String tenant;

  @Option(names = "--location", paramLabel = "NAME", description = "The place of business.")
  private String location;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Set the location's time zone, such as Asia/Kolkata.")
  private String zone;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Set the location's currency, such as INR, for amounts that name none.")
  private String currency;

  @Option(names = "--dry-run", description = "Tell what would happen, and commit nothing.")
  private boolean dryRun;

  @Option(
      names = "--fail-on-dead-letters",
      description = "Exit with code 3 if any record became a dead letter.")
  private boolean failOnDeadLetters;

  @Override
  public Integer call() throws IOException {
    runner.giveTo(common);
    Output output = common.output();
    List<InputFile> files = inputs.find(tenant, location, common.settings().gcs());
    IngestRequest request = new IngestRequest(files, zone, currency, dryRun);
    IngestReport report = ingest(request);
    IngestResult result = new IngestResult(report);
    result.print(output);
    return result.exitCode(failOnDeadLetters);
  }

  /** Runs that could not be finished are told in any case, also where this one fails too. */
  private IngestReport ingest(IngestRequest request) throws IOException {
    List<UnfinishedRun> unfinished = new ArrayList<>();
    try {
      return common.withProgress(
          progress ->
              new Ingest(common.workspace().installation(), progress, unfinished::add)
                  .run(request));
    } finally {
      for (UnfinishedRun run : unfinished) {
        common.output().note(run.what());
        common.output().note("  to do: " + run.remedy());
      }
    }
  }
}
