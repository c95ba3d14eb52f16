package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan runs}: what was read, and what became of it. */
@Command(
    name = "runs",
    description = "See what each run has read and what became of it.",
    subcommands = {RunsListCommand.class, RunsShowCommand.class},
    footer = {"", "Examples:", "  titan runs list", "  titan runs show 20261123-095702-3f9a1c"})
final class RunsCommand extends VerbGroup {}
