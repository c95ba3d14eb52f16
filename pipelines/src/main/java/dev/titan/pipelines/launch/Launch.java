package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Installation;
import java.io.IOException;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * How a template makes its job.
 *
 * @param <T> what it is told
 * @param options what it is told
 * @param job what it does
 */
record Launch<T extends TemplateOptions>(Class<T> options, Job<T> job) {

  /** What a template does with its options. */
  interface Job<T extends TemplateOptions> {
    /** Submits the job and does not wait for it; says what it has done, in one line. */
    String submit(Installation installation, T options) throws IOException;
  }

  /** Where what is done is kept, as the options say. */
  interface Opening {
    Installation open(TemplateOptions options);
  }

  /**
   * Makes the job.
   *
   * @param args the options, such as {@code --home=gs://acme-titan/home}
   * @return what was done
   */
  String run(String[] args, Opening opening) throws IOException {
    T read = PipelineOptionsFactory.fromArgs(args).withValidation().as(options);
    read.setRunner(DataflowRunner.class);
    return job.submit(opening.open(read), read);
  }
}
