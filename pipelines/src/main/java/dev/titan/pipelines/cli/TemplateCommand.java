package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan template}: the Flex Templates of Dataflow. */
@Command(
    name = "template",
    description = {
      "Build, launch and schedule the Flex Templates of Dataflow. Each verb prints the exact commands;",
      "only launch, and only with --send, does something itself."
    },
    subcommands = {
      TemplateListCommand.class,
      TemplateBuildCommand.class,
      TemplateLaunchCommand.class,
      TemplateScheduleCommand.class
    },
    footer = {
      "",
      "Example:",
      "  titan template list",
      "  titan template launch ingest --project my-shop --region europe-west3 \\",
      "    --templates gs://my-shop-titan/templates --parameter home=gs://my-shop-titan/home \\",
      "    --parameter 'input=gs://my-shop-exports/2026/**/*.csv'"
    })
final class TemplateCommand extends VerbGroup {}
