package dev.titan.pipelines.cli;

import picocli.CommandLine.Command;

/** {@code titan rules}: what a tenant demands of its entries. */
@Command(
    name = "rules",
    description = "See and set the rules that a tenant's entries must keep.",
    subcommands = {RulesSetCommand.class, RulesListCommand.class},
    footer = {"", "Examples:", "  titan rules set --tenant acme rules.json", "  titan rules list"})
final class RulesCommand extends VerbGroup {}
