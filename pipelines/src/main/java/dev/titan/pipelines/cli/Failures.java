package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.FailureWords;
import dev.titan.pipelines.intake.UsageException;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** Tells a person why a command failed, and chooses the exit code. */
final class Failures {
  private Failures() {}

  /**
   * Writes what is to be said of a failure.
   *
   * @param debug whether to say all
   * @return the exit code
   */
  static int report(Throwable failure, PrintWriter err, boolean debug) {
    boolean isKnown =
        failure instanceof CommandException
            || FailureWords.isOutOfMemory(failure)
            || FailureWords.onPurpose(failure).isPresent();
    err.println("titan: " + words(failure));
    if (!isKnown && !debug) {
      err.println(
          "This is a fault of Titan: please report it with what the same command says with"
              + " --debug (check that text for data first).");
    }
    if (debug) {
      failure.printStackTrace(err);
    }
    return FailureWords.onPurpose(failure).filter(Failures::isUsage).isPresent()
        ? ExitCode.USAGE
        : ExitCode.FAILED;
  }

  /** A name of a file may be in it, and a name may hold what steers a terminal. */
  private static String words(Throwable failure) {
    String words =
        failure instanceof CommandException ? failure.getMessage() : FailureWords.of(failure);
    return words.lines().map(Table::printable).collect(Collectors.joining("\n"));
  }

  private static boolean isUsage(Throwable onPurpose) {
    return onPurpose instanceof UsageException || onPurpose instanceof IllegalArgumentException;
  }
}
