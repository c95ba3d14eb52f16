package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names one version of a mapping, or one proposal, on the command line. */
final class MappingVersionOptions {
  @Mixin private MappingOptions named;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "A version of it (default: the current one).")
  private Integer version;

  /**
   * What is named.
   *
   * @throws CommandException if there is none
   */
  KnownMappings.Known in(Installation installation) {
    return new KnownMappings(installation).require(named.name(), version);
  }
}
