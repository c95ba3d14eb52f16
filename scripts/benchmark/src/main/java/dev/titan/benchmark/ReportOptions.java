package dev.titan.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where figures go. */
final class ReportOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object per line on stdout.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "${sys:bench.target}/report.md",
      description = "The tables are added to this file (scripts/benchmark/target/report.md).")
  private Path report;

  /** Prints lines for people or lines for programs, and keeps the former. */
  void publish(List<String> table, List<String> objects) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    (json ? objects : table).forEach(out::println);
    out.flush();
    Path parent = report.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Files.write(report, table, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
