package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code titan}: the command line. */
@Command(
    name = "titan",
    description = "Any business file in, a checked ledger out.",
    subcommands = {
      DemoCommand.class,
      IngestCommand.class,
      DiscoverCommand.class,
      MappingsCommand.class,
      LocationsCommand.class,
      RulesCommand.class,
      QueryCommand.class,
      RollupCommand.class,
      DeadLettersCommand.class,
      RunsCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with dead letters (only with",
      "--fail-on-dead-letters). Help on a verb: titan help VERB",
      "",
      "Example:",
      "  titan demo"
    })
public final class Titan implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--debug", description = "Show where in Titan an error arose.")
  private boolean debug;

  private final Streams streams;

  private Titan(Streams streams) {
    this.streams = streams;
  }

  /** Runs the command line of this process. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Runs a command line and returns its exit code. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    Titan titan = new Titan(new Streams(out, err));
    CommandLine line = new CommandLine(titan);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, arguments) -> wrongUsage(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> titan.failed(e, command));
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  @Override
  public void run() {
    throw new UsageException("name a verb; titan --help lists them");
  }

  Streams streams() {
    return streams;
  }

  private static int wrongUsage(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("titan: " + e.getMessage());
    String verb = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("try: " + verb + " --help");
    return ExitCode.USAGE;
  }

  private int failed(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    if (Failures.isExpected(e)) {
      err.println("titan: " + e.getMessage());
    } else {
      err.println("titan: internal error: " + e);
      err.println("this should not happen; please report it with the output of: titan --debug …");
    }
    if (debug) {
      e.printStackTrace(err);
    }
    return e instanceof UsageException ? ExitCode.USAGE : ExitCode.FAILED;
  }
}
