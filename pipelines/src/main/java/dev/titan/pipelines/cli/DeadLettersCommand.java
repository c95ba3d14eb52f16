package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan dead-letters}: what could not become an entry. */
@Command(
    name = "dead-letters",
    description = "See the records that could not become entries, why, and what to do.",
    subcommands = {
      DeadLettersListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersEditCommand.class,
      DeadLettersDiscardCommand.class,
      DeadLettersReopenCommand.class,
      DeadLettersExportCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  titan dead-letters list --tenant acme",
      "  titan dead-letters show 0123456789abcdef0123456789abcdef-1",
      "",
      "To read them again once their cause is mended: titan replay --dead-letters"
    })
final class DeadLettersCommand extends VerbGroup {}
