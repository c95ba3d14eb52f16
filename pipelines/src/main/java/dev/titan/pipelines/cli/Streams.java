package dev.titan.pipelines.cli;

import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command line writes to; known by its topmost command.
 *
 * @param out for results
 * @param err for everything else
 */
record Streams(PrintStream out, PrintStream err) {
  /** The streams of the command line that a command belongs to. */
  static Streams of(CommandSpec spec) {
    return ((Titan) spec.root().userObject()).streams();
  }
}
