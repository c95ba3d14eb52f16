package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan locations}: what records of a place lack. */
@Command(
    name = "locations",
    description = "See and set the time zone and currency of places of business.",
    subcommands = {LocationsSetCommand.class, LocationsListCommand.class},
    footer = {
      "",
      "Examples:",
      "  titan locations set acme pune --zone Asia/Kolkata --currency INR",
      "  titan locations list"
    })
final class LocationsCommand extends VerbGroup {}
