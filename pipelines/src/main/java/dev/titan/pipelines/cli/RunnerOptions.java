package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import picocli.CommandLine.Option;

/** Says which engine does the work of a run. */
final class RunnerOptions {
  private static final String MASTER = "flink.master";
  private static final String REGION = "dataflow.region";
  private static final String NONE = "none";

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description =
          "The engine: ${COMPLETION-CANDIDATES} (default: embedded, or the one"
              + " that the settings name).")
  private Runner runner;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "The region of Dataflow (default: setting dataflow.region).")
  private String region;

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      description = "Where the Flink cluster takes jobs (default: setting flink.master).")
  private String flinkMaster;

  /** The engines by name. */
  enum Runner {
    embedded,
    flink,
    dataflow
  }

  /**
   * Turns the options into settings, which win over those from elsewhere.
   *
   * @throws UsageException if the options contradict each other, or no cluster or region is named
   */
  void giveTo(CommonOptions common) {
    if (region != null && runner != Runner.dataflow) {
      throw new UsageException("--region needs --runner dataflow");
    }
    if (runner == Runner.embedded || runner == Runner.flink) {
      common.give(REGION, NONE);
    }
    if (runner == Runner.dataflow) {
      common.give(MASTER, NONE);
      giveRegionTo(common);
    }
    giveMasterTo(common);
  }

  private void giveRegionTo(CommonOptions common) {
    if (region != null) {
      common.give(REGION, region);
    } else if (common.settings().dataflow().region().text().isEmpty()) {
      throw new UsageException("which region? Give --region NAME, or set TITAN_DATAFLOW_REGION");
    }
  }

  private void giveMasterTo(CommonOptions common) {
    if (flinkMaster != null) {
      if (runner != Runner.flink) {
        throw new UsageException("--flink-master needs --runner flink");
      }
      common.give(MASTER, flinkMaster.contains("://") ? flinkMaster : "http://" + flinkMaster);
    } else if (runner == Runner.embedded) {
      common.give(MASTER, NONE);
    } else if (runner == Runner.flink && common.settings().flink().master().address().isEmpty()) {
      throw new UsageException(
          "which Flink cluster? Give --flink-master HOST:PORT, or set TITAN_FLINK_MASTER");
    }
  }
}
