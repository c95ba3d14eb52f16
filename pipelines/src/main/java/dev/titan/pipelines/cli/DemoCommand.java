package dev.titan.pipelines.cli;

import dev.titan.pipelines.demo.Demo;
import dev.titan.pipelines.demo.Samples;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Home;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
      "select location_id, category, event_date, amount, currency, quantity, description"
          + " from ledger qualify row_number() over (partition by category order by event_time,"
          + " event_key, line) = 1 order by location_id, category";
  private static final String ROLLUP =
      "select tenant_id, location_id, category, currency, sum(entries) as entries,"
          + " sum(quantity) as quantity, sum(amount) as amount from daily_rollup"
          + " group by all order by all";
  private static final String DEAD_LETTERS =
      "select tenant_id, source, stage, reason, count(*) as letters, sum(seen) as seen,"
          + " min(dead_letter_id) as example from dead_letters group by all"
          + " order by stage, reason, tenant_id";

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    Output output = common.output();
    Path folder = emptyHome(common.settings().home().resolve("demo"));
    Settings settings =
        SettingsLoader.load(Environment.ofProcess(), Map.of("home", folder.toString())).settings();
    output.note("home: " + settings.home());
    section(output, "1. The samples are ingested");
    ingest(output, settings, false);
    section(output, "2. The same files once more: nothing is counted twice");
    ingest(output, settings, true);
    Warehouse warehouse = demo(settings).installation().warehouse();
    section(output, "3. The ledger: the first entry of each category");
    query(output, warehouse, LEDGER);
    section(output, "4. The daily rollup, summed over the days");
    query(output, warehouse, ROLLUP);
    section(output, "5. The dead letters, by cause");
    query(output, warehouse, DEAD_LETTERS);
    output.flush();
    output.note("");
    output.note("Look around in the demo's home, for example:");
    output.note("  titan query \"select * from ledger limit 5\" --home " + folder);
    output.note("  titan dead-letters list --home " + folder);
    return ExitCode.DONE;
  }

  /** The demo begins anew each time; only what is plainly a home is ever deleted. */
  private static Path emptyHome(Path folder) throws IOException {
    if (Home.exists(folder)) {
      Folders.deleteTree(folder);
    } else if (Files.exists(folder)) {
      throw new CommandException(
          folder + " is in the way and is no home of Titan; move it, or name another --home");
    }
    return folder;
  }

  private Demo demo(Settings settings) throws IOException {
    return Demo.in(settings, Samples.find(), Progress.NONE);
  }

  private void ingest(Output output, Settings settings, boolean quietly) throws IOException {
    IngestReport report =
        common.withProgress(progress -> Demo.in(settings, Samples.find(), progress).ingest());
    new IngestResult(quietly ? report.withoutProblems() : report).print(output);
    output.flush();
  }

  private static void query(Output output, Warehouse warehouse, String sql) {
    new QueryPrinter(warehouse.query(sql, QueryLimits.DEFAULT)).print(output);
    output.flush();
  }

  private static void section(Output output, String title) {
    if (!output.json()) {
      output.line("");
      output.line(title);
      output.line("");
    }
  }
}
