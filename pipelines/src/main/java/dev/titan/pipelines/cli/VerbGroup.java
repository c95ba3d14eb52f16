package dev.titan.pipelines.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word of the command line that does nothing by itself: verbs follow it. */
abstract class VerbGroup implements Runnable {
  @Mixin
  @SuppressWarnings("unused") // found among the mixins of the command
  private CommonOptions common;

  @Spec private CommandSpec spec;

  /** Without a verb there is nothing to do. */
  @Override
  public final void run() {
    String verbs = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(spec.commandLine(), "name a verb: " + verbs);
  }
}
