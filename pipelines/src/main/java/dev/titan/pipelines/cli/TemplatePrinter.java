package dev.titan.pipelines.cli;

import java.util.Map;

/** Prints commands for a person, or a machine, to run. */
final class TemplatePrinter {
  private final Output output;

  TemplatePrinter(Output output) {
    this.output = output;
  }

  void print(String command) {
    if (output.json()) {
      output.object(Map.of("command", command));
    } else {
      output.line(command);
    }
  }
}
