package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan schema}: the tables of a warehouse in BigQuery. */
@Command(
    name = "schema",
    description = {
      "Make the tables of a warehouse in BigQuery and bring them up to date. Nothing is dropped.",
      "The project is the setting bigquery.project. A warehouse in DuckDB needs none of this."
    },
    subcommands = {SchemaDiffCommand.class, SchemaCheckCommand.class, SchemaApplyCommand.class},
    footer = {
      "",
      "Example:",
      "  titan schema diff --pipeline-account titan@shop.iam.gserviceaccount.com \\",
      "    --reader-group analysts@shop.example"
    })
final class SchemaCommand extends VerbGroup {}
