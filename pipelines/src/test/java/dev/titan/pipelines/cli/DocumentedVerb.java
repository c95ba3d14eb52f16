package dev.titan.pipelines.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Checks that a command of Titan which somebody has written down would be understood: by the
 * command line itself, and, where a verb does nothing before it has found a home, by that verb.
 */
public final class DocumentedVerb {
  /** What the running text names only to say that it is not there yet. */
  private static final Set<String> TO_COME = Set.of("heal", "serve");

  private static final Set<String> HARMLESS =
      Set.of("mappings", "query", "replay", "rollup", "runs", "template");
  private static final Set<String> NOT_HARMLESS = Set.of("import", "--send", "--home");

  private final Path noHome;

  /**
   * A check.
   *
   * @param noHome a place where no home is
   */
  public DocumentedVerb(Path noHome) {
    this.noHome = noHome;
  }

  /**
   * What is wrong with a command, if anything is.
   *
   * @param words its words, without that for Titan itself
   * @param whole whether nothing is left out
   */
  public Optional<String> problem(List<String> words, boolean whole) {
    CommandLine line = new CommandLine(new Titan());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    collectErrors(line);
    if (!whole && !words.isEmpty() && TO_COME.contains(words.get(0))) {
      return line.getSubcommands().containsKey(words.get(0))
          ? Optional.of("'titan " + words.get(0) + "' is there now: check it like the others")
          : Optional.empty();
    }
    ParseResult parsed = line.parseArgs(words.toArray(String[]::new));
    ParseResult last = parsed;
    List<Exception> errors = new ArrayList<>(parsed.errors());
    while (last.hasSubcommand()) {
      last = last.subcommand();
      errors.addAll(last.errors());
    }
    String verb = last.commandSpec().qualifiedName(" ");
    for (Exception error : errors) {
      if (error instanceof UnmatchedArgumentException unmatched) {
        return Optional.of("'" + verb + "' does not know " + unmatched.getUnmatched().get(0));
      }
      if (whole || !(error instanceof MissingParameterException)) {
        return Optional.of("'" + verb + "': " + error.getMessage());
      }
    }
    boolean isGroup = last.commandSpec().userObject() instanceof VerbGroup;
    if (whole && isGroup && !last.isUsageHelpRequested()) {
      return Optional.of("'" + verb + "' needs a verb");
    }
    return whole && isHarmless(words) ? trial(words) : Optional.empty();
  }

  private static void collectErrors(CommandLine line) {
    line.getCommandSpec().parser().collectErrors(true);
    line.getSubcommands().values().forEach(DocumentedVerb::collectErrors);
  }

  private static boolean isHarmless(List<String> words) {
    return HARMLESS.contains(words.get(0)) && words.stream().noneMatch(NOT_HARMLESS::contains);
  }

  /** Runs it where there is no home: all that it can say then is that, or that it is wrong. */
  private Optional<String> trial(List<String> words) {
    CommandRun run = CommandRun.in(noHome, words.toArray(String[]::new));
    boolean needsHome = !words.get(0).equals("template");
    return run.code() == ExitCode.DONE || (needsHome && run.code() == ExitCode.FAILED)
        ? Optional.empty()
        : Optional.of(run.err().strip().replace('\n', ' '));
  }
}
