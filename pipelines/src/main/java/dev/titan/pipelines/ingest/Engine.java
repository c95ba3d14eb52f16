package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.settings.Settings;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.joda.time.Duration;

/** What runs a pipeline. Which one, settings say; the pipeline is the same. */
public sealed interface Engine permits EmbeddedEngine, FlinkEngine, DataflowEngine {
  /** The engine of an installation. */
  static Engine of(Settings settings) {
    if (settings.dataflow().region().text().isPresent()) {
      return new DataflowEngine(settings);
    }
    return settings
        .flink()
        .master()
        .address()
        .<Engine>map(FlinkEngine::new)
        .orElseGet(() -> new EmbeddedEngine(settings.work().parallelism()));
  }

  /**
   * Fails if no pipeline can run here: to be asked before a run is taken up, as a failure later
   * counts as one of the run's attempts.
   *
   * @throws dev.titan.storage.objects.StorageException if the engine cannot be reached
   */
  void requireReady();

  /**
   * Fails if pipelines that run here cannot write the staging tables of BigQuery themselves.
   *
   * @throws UsageException if they cannot
   */
  void requireConnectors();

  /** How long to wait before it is asked again how far a pipeline has come. */
  Duration interval();

  /** Options of a pipeline that is to run here. */
  PipelineOptions options();

  /**
   * Options of a pipeline that goes on until it is cancelled. One of the same name that a process
   * which is gone has left running is cancelled first.
   *
   * @param name tells it from all others; letters, digits and hyphens
   * @throws dev.titan.storage.objects.StorageException if the engine cannot be reached
   */
  PipelineOptions streamOptions(String name);

  /** Whether pipelines work in other processes than this one. */
  boolean isElsewhere();

  /**
   * Fails if a pipeline that must go on has ended.
   *
   * @throws RuntimeException what has stopped it, as far as that is known
   */
  void requireRunning(PipelineResult pipeline);

  /** Fails if a job that must go on elsewhere has ended. */
  static void requireRunning(PipelineResult pipeline, String job) {
    PipelineResult.State state = pipeline.getState();
    if (state.isTerminal()) {
      throw new IllegalStateException(job + " has ended as " + state + "; its log says why");
    }
  }
}
