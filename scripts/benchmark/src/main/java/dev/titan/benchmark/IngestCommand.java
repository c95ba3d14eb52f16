package dev.titan.benchmark;

import dev.titan.benchmark.duckdb.DuckDbIngest.Variant;
import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.DatasetSpec;
import dev.titan.benchmark.generate.Layout;
import dev.titan.benchmark.run.Competitor;
import dev.titan.benchmark.run.DuckDbAlone;
import dev.titan.benchmark.run.Machine;
import dev.titan.benchmark.run.Measured;
import dev.titan.benchmark.run.PlainIngest;
import dev.titan.benchmark.run.Report;
import dev.titan.benchmark.run.Series;
import dev.titan.benchmark.run.TitanIngest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench ingest}: from files to a ledger. */
@Command(
    name = "ingest",
    description = {
      "Ingest the same events with Titan and its competitors in turn, each in a fresh process.",
      "Every result is checked to the last dead letter; a wrong one ends the benchmark."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  scripts/bench ingest",
      "  scripts/bench ingest --events 500000 --runs 1 --only titan,duckdb",
      "  scripts/bench ingest --events 500000,2000000,8000000 --only titan,duckdb",
      "  scripts/bench ingest --tenants 10000"
    })
final class IngestCommand implements Callable<Integer> {
  /** Who takes part. */
  enum Who {
    TITAN,
    PLAIN,
    DUCKDB,
    BARE
  }

  @Mixin private DataOptions data;
  @Mixin private ContestOptions options;
  @Mixin private ReportOptions figures;

  @Option(
      names = "--events",
      split = ",",
      defaultValue = "2000000",
      description = "How many; several sizes with commas (2000000).")
  private List<Long> sizes;

  @Option(names = "--format", defaultValue = "ndjson", description = "ndjson or csv (ndjson).")
  private Layout layout;

  @Option(
      names = "--tenants",
      defaultValue = "1",
      description =
          "With more than one, Titan alone: so many tenants, against the same files of one.")
  private int tenants;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "titan,plain,duckdb,bare",
      description = "Who takes part: titan, plain, duckdb, bare (all; bare reads only NDJSON).")
  private List<Who> only;

  @Override
  public Integer call() throws IOException {
    List<String> lines = new ArrayList<>(List.of(Machine.describe(), ""));
    List<String> objects = new ArrayList<>();
    List<Series> ofTitan = new ArrayList<>();
    for (long events : sizes) {
      Dataset dataset = data.dataset(spec(events));
      List<Series> all = options.contest().hold(competitors(dataset), options.runs());
      Report report = new Report(title(dataset), events, all);
      lines.addAll(report.table());
      objects.addAll(report.json());
      ofTitan.add(all.get(0));
    }
    if (sizes.size() > 1) {
      lines.addAll(growth(ofTitan));
    }
    figures.publish(lines, objects);
    return 0;
  }

  private DatasetSpec spec(long events) {
    if (tenants > 1) {
      return DatasetSpec.tenants(events, tenants);
    }
    return layout == Layout.CSV ? DatasetSpec.csv(events) : DatasetSpec.ndjson(events);
  }

  private String title(Dataset dataset) {
    return String.format(
        Locale.ROOT,
        "%,d events, %s, %.0f MB%s, median of %d",
        dataset.expected().read(),
        dataset.spec().layout() == Layout.CSV ? "CSV" : "NDJSON",
        dataset.expected().bytes() / 1e6,
        tenants > 1 ? String.format(Locale.ROOT, " in %,d files", tenants) : "",
        options.runs());
  }

  private List<Competitor> competitors(Dataset dataset) {
    List<Competitor> all = new ArrayList<>();
    if (tenants > 1) {
      all.add(new TitanIngest("one tenant", dataset, false, options.threads()));
      String name = String.format(Locale.ROOT, "%,d tenants", tenants);
      all.add(new TitanIngest(name, dataset, true, options.threads()));
      return all;
    }
    for (Who who : Who.values()) {
      if (only.contains(who) && !(who == Who.BARE && layout == Layout.CSV)) {
        all.add(competitor(who, dataset));
      }
    }
    return all;
  }

  private Competitor competitor(Who who, Dataset dataset) {
    return switch (who) {
      case TITAN -> new TitanIngest("Titan", dataset, false, options.threads());
      case PLAIN -> new PlainIngest(dataset, options.threads());
      case DUCKDB -> new DuckDbAlone(dataset, Variant.FULL, options.threads());
      case BARE -> new DuckDbAlone(dataset, Variant.BARE, options.threads());
    };
  }

  /** How time and memory of the first competitor grow from the smallest size on. */
  private List<String> growth(List<Series> series) {
    List<String> lines = new ArrayList<>();
    lines.add("Growth of " + series.get(0).name() + ":");
    lines.add("");
    lines.add("| events | wall s | microseconds per event | peak MB |");
    lines.add("|---|---|---|---|");
    for (int i = 0; i < series.size(); i++) {
      double wall = series.get(i).median(Measured::wallSeconds);
      lines.add(
          String.format(
              Locale.ROOT,
              "| %,d | %.2f | %.2f | %.0f |",
              sizes.get(i),
              wall,
              wall / sizes.get(i) * 1e6,
              series.get(i).median(Measured::peakMegabytes)));
    }
    lines.add("");
    return lines;
  }
}
