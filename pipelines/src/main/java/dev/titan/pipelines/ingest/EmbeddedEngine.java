package dev.titan.pipelines.ingest;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.joda.time.Duration;

/**
 * Runs pipelines in this process.
 *
 * @param parallelism how many work units are worked on at once
 */
record EmbeddedEngine(int parallelism) implements Engine {
  @Override
  public void requireReady() {} // it is this process

  @Override
  public void requireConnectors() {} // they are on its class path, as is the warehouse

  @Override
  public Duration interval() {
    return Duration.millis(200);
  }

  @Override
  public PipelineOptions options() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(parallelism);
    options.setBlockOnRun(false);
    // These checks encode every element once more; a test runs the pipeline with them.
    options.setEnforceEncodability(false);
    options.setEnforceImmutability(false);
    return options;
  }

  /** One may wait, and must not keep the others from their work. */
  @Override
  public PipelineOptions streamOptions(String name) {
    PipelineOptions options = options();
    options.as(DirectOptions.class).setTargetParallelism(Math.max(2, parallelism));
    return options;
  }

  @Override
  public boolean isElsewhere() {
    return false;
  }

  @Override
  public void requireRunning(PipelineResult pipeline) {
    // Throws what has stopped the pipeline, if anything has.
    PipelineResult.State state = pipeline.waitUntilFinish(Duration.millis(1));
    if (state != null && state.isTerminal()) {
      throw new IllegalStateException("the pipeline has ended as " + state);
    }
  }
}
