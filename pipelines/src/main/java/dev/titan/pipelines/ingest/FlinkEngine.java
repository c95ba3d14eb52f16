package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.UsageException;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.joda.time.Duration;

/**
 * Runs pipelines on a Flink cluster, on all its slots. The jars of this process go with each job,
 * so the cluster needs none of Titan; its workers must see the home under the same path as this
 * process. The runner is only named, never compiled against: its jars are on the class path of
 * those runs alone that ask for it. How often a task that dies with its TaskManager is tried again
 * is the cluster's to say: Beam's options for it do nothing in a batch job of this Flink.
 *
 * @param address of the cluster's REST API, such as {@code http://localhost:8081}
 */
record FlinkEngine(String address) implements Engine {
  private static final String RUNNER = "org.apache.beam.runners.flink.FlinkRunner";

  /** What is older than this need not be done again when a TaskManager has died. */
  private static final long CHECKPOINT_MILLIS = 2_000;

  /** What the cluster has itself, and DuckDB, which only the committing process needs. */
  private static final Pattern NOT_SENT =
      Pattern.compile("(flink-|slf4j-|duckdb_jdbc-|picocli-).*");

  @Override
  public void requireReady() {
    requireRunner();
    slots();
  }

  @Override
  public void requireConnectors() {
    throw new UsageException(
        "pipelines on a Flink cluster cannot write the staging tables of BigQuery themselves yet;"
            + " unset bigquery.temporary, and the commit loads what they have staged");
  }

  @Override
  public Duration interval() {
    return Duration.millis(200);
  }

  @Override
  public PipelineOptions options() {
    return options(List.of());
  }

  /**
   * A job that goes on is only sent, not waited for, and keeps checkpoints, from which Flink goes
   * on when a TaskManager dies.
   */
  @Override
  public PipelineOptions streamOptions(String name) {
    requireRunner();
    new FlinkJobs(address).cancel(name);
    return options(
        List.of(
            "--jobName=" + name,
            "--streaming=true",
            "--attachedMode=false",
            "--fasterCopy=true",
            "--checkpointingInterval=" + CHECKPOINT_MILLIS));
  }

  private PipelineOptions options(List<String> more) {
    requireRunner();
    List<String> all = new ArrayList<>(more);
    all.add("--runner=FlinkRunner");
    all.add("--flinkMaster=" + URI.create(address).getAuthority());
    all.add("--parallelism=" + slots());
    all.add("--filesToStage=" + String.join(",", jars()));
    return PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).create();
  }

  @Override
  public boolean isElsewhere() {
    return true;
  }

  @Override
  public void requireRunning(PipelineResult pipeline) {
    Engine.requireRunning(pipeline, "the job on the Flink cluster");
  }

  private static void requireRunner() {
    try {
      Class.forName(RUNNER, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "the jars of Flink are not on the class path: give --runner flink, or set the variable"
              + " TITAN_FLINK_MASTER instead of flink.master in titan.properties",
          e);
    }
  }

  /** One of each name: the class paths that ours is made of have some jars in common. */
  private static Iterable<String> jars() {
    Map<String, String> jars = new TreeMap<>();
    Arrays.stream(ManagementFactory.getRuntimeMXBean().getClassPath().split(File.pathSeparator))
        .filter(jar -> !NOT_SENT.matcher(Path.of(jar).getFileName().toString()).matches())
        .forEach(jar -> jars.putIfAbsent(Path.of(jar).getFileName().toString(), jar));
    return jars.values();
  }

  private int slots() {
    return new FlinkJobs(address).slots();
  }
}
