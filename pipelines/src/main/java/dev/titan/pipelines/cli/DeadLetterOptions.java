package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.DeadLetterFilter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Narrows dead letters down on the command line, by how they stand too. */
final class DeadLetterOptions {
  /** How a letter stands, as the warehouse calls it. */
  enum Status {
    OPEN,
    REPLAYED,
    DISCARDED,
    /** However they stand. */
    ALL
  }

  @Mixin private DeadLetterChoice choice;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "OPEN",
      description =
          "Only those that stand so: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Status status;

  /** What is wanted. */
  DeadLetterFilter filter() {
    return choice.filter(List.of()).withStatus(status == Status.ALL ? null : status.name());
  }
}
