package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import picocli.CommandLine.Option;

/** Says which engine does the work of a run. */
final class RunnerOptions {
  private static final String MASTER = "flink.master";

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description = "The engine: ${COMPLETION-CANDIDATES} (default: embedded; flink if it is set).")
  private Runner runner;

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      description = "Where the Flink cluster takes jobs (default: setting flink.master).")
  private String flinkMaster;

  /** The engines by name. */
  enum Runner {
    embedded,
    flink
  }

  /**
   * Turns the options into settings, which win over those from elsewhere.
   *
   * @throws UsageException if the options contradict each other, or no cluster is named
   */
  void giveTo(CommonOptions common) {
    if (flinkMaster != null) {
      if (runner != Runner.flink) {
        throw new UsageException("--flink-master needs --runner flink");
      }
      common.give(MASTER, flinkMaster.contains("://") ? flinkMaster : "http://" + flinkMaster);
    } else if (runner == Runner.embedded) {
      common.give(MASTER, "none");
    } else if (runner == Runner.flink && common.settings().flink().master().address().isEmpty()) {
      throw new UsageException(
          "which Flink cluster? Give --flink-master HOST:PORT, or set TITAN_FLINK_MASTER");
    }
  }
}
