package dev.titan.pipelines.ingest;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Runs pipelines in this process.
 *
 * @param parallelism how many work units are worked on at once
 */
record EmbeddedEngine(int parallelism) implements Engine {
  @Override
  public void requireReady() {} // it is this process

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
}
