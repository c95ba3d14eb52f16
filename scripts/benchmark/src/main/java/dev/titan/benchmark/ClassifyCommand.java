package dev.titan.benchmark;

import dev.titan.benchmark.classify.ClassifyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench classify}: how well Titan reads schemas that it has never seen. */
@Command(
    name = "classify",
    description = {
      "Let Titan look at the labelled sources of the reference corpus, as titan discover does, and",
      "hold what it says against their labels. Figures are strict / with fair alternatives."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  scripts/bench classify",
      "  scripts/bench classify --half tuning --show wrong"
    })
final class ClassifyCommand implements Callable<Integer> {
  /** What is listed one by one. */
  enum Show {
    WORST,
    WRONG,
    ALL
  }

  @Mixin private ReportOptions figures;

  @Option(
      names = "--corpus",
      paramLabel = "FOLDER",
      defaultValue = "${sys:bench.root}/transforms/src/test/corpus",
      description = "The labelled sources (transforms/src/test/corpus).")
  private Path corpus;

  @Option(names = "--half", defaultValue = "test", description = "tuning, test (default) or all.")
  private String half;

  @Option(
      names = "--only-figures",
      description = "Leave out what each feature is worth and how long it takes.")
  private boolean onlyFigures;

  @Option(
      names = "--show",
      defaultValue = "WORST",
      description = "The ten worst sources (default), all that are wrong somewhere, or all.")
  private Show show;

  @Override
  public Integer call() throws IOException {
    ClassifyReport report = ClassifyReport.of(corpus, half);
    if (!onlyFigures) {
      report = report.withMeasurements();
    }
    figures.publish(
        report.lines(show == Show.WORST ? 10 : show == Show.WRONG ? -1 : -2), report.json());
    return 0;
  }
}
