package dev.titan.pipelines.cli;

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
   * @throws CommandException if there is none, or no home
   */
  KnownMappings.Known find(CommonOptions common) {
    MappingOptions.Name name = named.name(); // before a home is looked for
    return new KnownMappings(common.workspace().existing()).require(name, version);
  }
}
