package dev.titan.chaos;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code scripts/chaos}: lets things go wrong, and looks whether the ledger cares. */
@Command(
    name = "chaos",
    description = "Let things go wrong around titan ingest, and check that the ledger is the same.",
    mixinStandardHelpOptions = true,
    subcommands = {
      KillCommand.class,
      TogetherCommand.class,
      DiskCommand.class,
      ReadOnlyCommand.class,
      ClockCommand.class,
      FlinkCommand.class,
      AllCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 all as it must be, 1 something is not, 2 wrong usage.",
      "",
      "Example:",
      "  scripts/chaos kill --times 20 --rows 5000"
    })
final class Chaos {
  private static final int HELP_WIDTH = 100;

  private Chaos() {}

  /** Runs the command line of this process. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Chaos());
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println("chaos: " + e.getMessage());
          return 1;
        });
    System.exit(line.execute(args));
  }
}
