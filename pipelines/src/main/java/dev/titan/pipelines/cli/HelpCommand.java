package dev.titan.pipelines.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code titan help}: as {@code --help}, for those who ask first. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Show the help of a verb.",
    footer = {"", "Examples:", "  titan help ingest", "  titan help mappings import"})
final class HelpCommand implements Runnable {
  @Parameters(paramLabel = "VERB", arity = "0..*", description = "The verb; all, if left out.")
  private List<String> verbs = List.of();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine command = spec.root().commandLine();
    for (String verb : verbs) {
      CommandLine next = command.getSubcommands().get(verb);
      if (next == null) {
        throw new ParameterException(
            command,
            "there is no verb '"
                + verb
                + "'; there are: "
                + String.join(", ", command.getSubcommands().keySet()));
      }
      command = next;
    }
    command.usage(command.getOut());
  }
}
