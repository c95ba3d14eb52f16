package dev.titan.benchmark;

import dev.titan.benchmark.run.Contest;
import dev.titan.benchmark.run.Measured;
import dev.titan.benchmark.run.Threads;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every contest has in common. */
final class ContestOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--runs", defaultValue = "5", description = "How often each runs, in turn (5).")
  private int runs;

  @Option(names = "--threads", defaultValue = "2", description = "Threads for each (2).")
  private int threads;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = "${sys:bench.target}/work",
      description = "Where each run writes (default: scripts/benchmark/target/work).")
  private Path work;

  int runs() {
    return runs;
  }

  Threads threads() {
    return new Threads(threads);
  }

  Path work() throws IOException {
    return Files.createDirectories(work.toAbsolutePath().normalize());
  }

  /** A contest that tells on stderr how it goes. */
  Contest contest() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    return new Contest(
        work(),
        (what, took) -> {
          err.println(text(what, took));
          err.flush();
        });
  }

  private static String text(String what, Measured took) {
    return String.format(
        Locale.ROOT,
        "%s: %.2f s, %.1f s of CPU, %.0f MB",
        what,
        took.wallSeconds(),
        took.cpuSeconds(),
        took.peakMegabytes());
  }
}
