package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan retention}: how long data are kept. */
@Command(
    name = "retention",
    description = "Say how long original bytes, dead letters and checkpoints are kept.",
    subcommands = {
      RetentionSetCommand.class,
      RetentionShowCommand.class,
      RetentionApplyCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  titan retention set --raw 400d --dead-letters 180d --checkpoints 2y",
      "  titan retention apply --dry-run"
    })
final class RetentionCommand extends VerbGroup {}
