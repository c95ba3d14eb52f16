package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan mappings}: how records are read. */
@Command(
    name = "mappings",
    description = "See and change how records become ledger entries.",
    subcommands = {
      MappingsListCommand.class,
      MappingsShowCommand.class,
      MappingsImportCommand.class,
      MappingsApproveCommand.class,
      MappingsRejectCommand.class,
      MappingsRetireCommand.class,
      MappingsExportCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  titan mappings list",
      "  titan mappings show acme/petpooja.orders",
      "  titan help mappings import"
    })
final class MappingsCommand extends VerbGroup {}
