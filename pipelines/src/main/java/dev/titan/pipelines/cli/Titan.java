package dev.titan.pipelines.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code titan}: the command line. */
@Command(
    name = "titan",
    description = "Any business file in, a checked ledger out.",
    subcommands = {
      DemoCommand.class,
      IngestCommand.class,
      StreamCommand.class,
      CommitCommand.class,
      ReplayCommand.class,
      DiscoverCommand.class,
      MappingsCommand.class,
      LocationsCommand.class,
      RulesCommand.class,
      QueryCommand.class,
      RollupCommand.class,
      DeadLettersCommand.class,
      RunsCommand.class,
      SchemaCommand.class,
      TemplateCommand.class,
      RetentionCommand.class,
      EraseCommand.class,
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
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
public final class Titan extends VerbGroup {
  private static final int HELP_WIDTH = 100;

  Titan() {}

  /** Runs the command line of this process. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Runs a command line.
   *
   * @param out takes the results
   * @param err takes everything else
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    PrintWriter results = new PrintWriter(out, false, StandardCharsets.UTF_8);
    PrintWriter notes = new PrintWriter(err, true, StandardCharsets.UTF_8);
    CommandLine line = new CommandLine(new Titan());
    line.setOut(results);
    line.setErr(notes);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    VerbSummaries.complete(line);
    line.setParameterExceptionHandler((e, arguments) -> wrongUsage(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    int code;
    try {
      code = line.execute(args);
    } catch (Error e) { // picocli hands on exceptions only
      code = Failures.report(e, notes, false);
    }
    if (results.checkError()) {
      notes.println("titan: the results could not be written to their end");
      code = code == ExitCode.DONE ? ExitCode.FAILED : code;
    }
    notes.flush();
    return code;
  }

  private static int failed(Exception e, CommandLine command) {
    command.getOut().flush(); // both may go to the same terminal
    boolean debug = CommonOptions.of(command.getCommandSpec()).debug();
    return Failures.report(e, command.getErr(), debug);
  }

  private static int wrongUsage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("titan: " + words(e));
    UnmatchedArgumentException.printSuggestions(e, err);
    String verb = command.getCommandSpec().qualifiedName(" ");
    err.println("see: " + verb.replaceFirst("^titan", "titan help"));
    return ExitCode.USAGE;
  }

  private static String words(ParameterException e) {
    boolean isNoVerb =
        e instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && e.getCommandLine().getCommandSpec().userObject() instanceof VerbGroup;
    return isNoVerb
        ? "there is no verb '" + ((UnmatchedArgumentException) e).getUnmatched().get(0) + "'"
        : e.getMessage();
  }
}
