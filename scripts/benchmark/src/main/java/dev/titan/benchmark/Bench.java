package dev.titan.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code scripts/bench}: measures Titan. */
@Command(
    name = "bench",
    description = "Measure Titan, next to a plain loop and to DuckDB alone.",
    mixinStandardHelpOptions = true,
    subcommands = {
      IngestCommand.class,
      StartUpCommand.class,
      QueryCommand.class,
      ReplayCommand.class,
      StreamCommand.class,
      ClassifyCommand.class,
      GenerateCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed or wrong counts, 2 wrong usage.",
      "",
      "Example:",
      "  scripts/bench ingest --events 500000 --runs 1"
    })
final class Bench {
  private static final int HELP_WIDTH = 100;

  private Bench() {}

  /** Runs the command line of this process. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Bench());
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println("bench: " + e.getMessage());
          return 1;
        });
    System.exit(line.execute(args));
  }
}
