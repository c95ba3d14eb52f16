package dev.titan.benchmark;

import dev.titan.benchmark.duckdb.DuckDbIngest.Variant;
import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.DatasetSpec;
import dev.titan.benchmark.run.Competitor;
import dev.titan.benchmark.run.DuckDbAlone;
import dev.titan.benchmark.run.Machine;
import dev.titan.benchmark.run.PlainIngest;
import dev.titan.benchmark.run.Report;
import dev.titan.benchmark.run.Series;
import dev.titan.benchmark.run.TitanHelp;
import dev.titan.benchmark.run.TitanIngest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench start-up}: what a process costs before it works. */
@Command(
    name = "start-up",
    description = "Measure titan --help and the ingest of 1,000 rows, each in a fresh process.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/bench start-up --runs 9"})
final class StartUpCommand implements Callable<Integer> {
  private static final long ROWS = 1_000;

  @Mixin private DataOptions data;
  @Mixin private ContestOptions options;
  @Mixin private ReportOptions figures;

  @Override
  public Integer call() throws IOException {
    Dataset dataset = data.dataset(DatasetSpec.ndjson(ROWS));
    List<Competitor> all =
        List.of(
            new TitanIngest("Titan, 1,000 rows", dataset, false, options.threads()),
            new TitanHelp(),
            new PlainIngest(dataset, options.threads()),
            new DuckDbAlone(dataset, Variant.FULL, options.threads()));
    List<String> lines = new ArrayList<>(List.of(Machine.describe(), ""));
    List<Series> series = options.contest().hold(all, options.runs());
    Report report = new Report("Start-up, median of " + options.runs(), ROWS, series);
    lines.addAll(report.table());
    figures.publish(lines, report.json());
    return 0;
  }
}
