package dev.titan.pipelines.cli;

import dev.titan.pipelines.demo.Demo;
import dev.titan.pipelines.demo.Samples;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.settings.Home;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterGroup;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.QueryResult;
import dev.titan.storage.warehouse.RollupFilter;
import dev.titan.storage.warehouse.RollupRow;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan demo}: the samples, from files to ledger. */
@Command(
    name = "demo",
    description = {
      "Ingest the samples into a home of their own, and show ledger, rollup and dead letters.",
      "The demo's clock stands at 2026-11-23T12:00Z, so that its figures are always the same."
    },
    footer = {"", "Example:", "  titan demo"})
final class DemoCommand implements Callable<Integer> {
  private static final String LEDGER =
      "select tenant_id, location_id, category, event_date, amount, currency, quantity, unit,"
          + " description from ledger order by tenant_id, location_id, category, event_time,"
          + " event_key, line";
  private static final int SHOWN = 12;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    Output output = common.output();
    Path folder = common.settings().home().resolve("demo");
    if (Home.exists(folder)) {
      Folders.deleteTree(folder);
    } else if (Files.exists(folder)) {
      throw new IOException(
          folder + " is in the way and is no home of Titan; move it, or name another --home");
    }
    Settings settings = common.settings().withHome(folder);
    IngestReport first =
        common.withProgress(progress -> Demo.in(settings, Samples.find(), progress).ingest());
    section(output, "1. The samples are ingested");
    new IngestResult(first).print(output);
    IngestReport second =
        common.withProgress(progress -> Demo.in(settings, Samples.find(), progress).ingest());
    section(output, "2. The same files again: nothing is counted twice");
    new IngestResult(second.withoutProblems()).print(output);
    Warehouse warehouse =
        Demo.in(settings, Samples.find(), dev.titan.pipelines.ingest.Progress.NONE)
            .installation()
            .warehouse();
    section(output, "3. The ledger (first " + SHOWN + " rows)");
    ledger(output, warehouse);
    section(output, "4. The daily rollup, summed over the days");
    rollup(output, warehouse);
    section(output, "5. Dead letters, by cause");
    deadLetters(output, warehouse);
    output.note("");
    output.note("The demo's home is " + folder + "; look around in it with, for example:");
    output.note("  titan --home " + folder + " query \"select * from ledger limit 5\"");
    return ExitCode.DONE;
  }

  private static void section(Output output, String title) {
    if (!output.json()) {
      output.line("");
      output.line(title);
      output.line("");
    }
  }

  private static void ledger(Output output, Warehouse warehouse) {
    QueryResult result = warehouse.query(LEDGER, QueryLimits.rows(SHOWN));
    new QueryPrinter(result).print(output);
  }

  private static void rollup(Output output, Warehouse warehouse) {
    List<RollupRow> rows = warehouse.rollup(RollupFilter.NONE);
    new RollupPrinter(rows).printSummedOverDays(output);
  }

  private static void deadLetters(Output output, Warehouse warehouse) {
    List<DeadLetterGroup> groups = warehouse.deadLetterGroups(DeadLetterFilter.NONE);
    new DeadLetterPrinter(groups).print(output);
  }
}
