package dev.titan.pipelines.ingest;

import com.google.api.services.dataflow.model.Job;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.staging.StagingServices;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.DataflowSettings;
import dev.titan.storage.settings.Settings;
import java.io.IOException;
import java.util.List;
import org.apache.beam.runners.dataflow.DataflowClient;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.joda.time.Duration;

/**
 * Runs pipelines as jobs of Dataflow. The jars of this process go with each job; what its workers
 * read and write lies in the home, which must be in a bucket, and in BigQuery.
 *
 * @param settings say where
 */
record DataflowEngine(Settings settings) implements Engine {

  private static final String RUNNER = "org.apache.beam.runners.dataflow.DataflowRunner";

  @Override
  public void requireReady() {
    try {
      Class.forName(RUNNER, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UsageException(
          "the jars of Dataflow are not on the class path: give --runner dataflow, or set TITAN_CLOUD=1,"
              + " and start Titan by scripts/titan");
    }
    if (!Buckets.hold(settings.home())) {
      throw new UsageException(
          "workers of Dataflow cannot reach the home "
              + settings.home()
              + ": set TITAN_HOME to a folder in Cloud Storage, such as gs://bucket/titan");
    }
  }

  @Override
  public void requireConnectors() {} // they are on the class path of every job

  /** Each look is a request. */
  @Override
  public Duration interval() {
    return Duration.standardSeconds(10);
  }

  @Override
  public PipelineOptions options() {
    DataflowPipelineOptions options =
        PipelineOptionsFactory.create().as(DataflowPipelineOptions.class);
    StagingServices.reach(settings, options);
    options.setRunner(DataflowRunner.class);
    options.setRegion(settings.dataflow().region().text().orElseThrow());
    options.setMaxNumWorkers(settings.dataflow().maxWorkers());
    options.setTempLocation(settings.bigquery().temporary().text().orElseThrow() + "/dataflow");
    reach(settings.dataflow(), options);
    return options;
  }

  /** Tells options where jobs are taken; a local server is asked without credentials. */
  static void reach(DataflowSettings settings, DataflowPipelineOptions options) {
    settings
        .endpoint()
        .address()
        .ifPresent(
            address -> {
              options.setApiRootUrl(address + "/");
              options.setCredentialFactoryClass(NoopCredentialFactory.class);
            });
  }

  @Override
  public PipelineOptions streamOptions(String name) {
    DataflowPipelineOptions options = options().as(DataflowPipelineOptions.class);
    options.setStreaming(true);
    options.setEnableStreamingEngine(true);
    options.setJobName(name);
    cancelJobsOf(name, options);
    return options;
  }

  private static void cancelJobsOf(String name, DataflowPipelineOptions options) {
    try {
      DataflowClient client = DataflowClient.create(options);
      String page = null;
      do {
        var jobs = client.listJobs(page);
        for (Job job : jobs.getJobs() == null ? List.<Job>of() : jobs.getJobs()) {
          if (name.equals(job.getName()) && "JOB_STATE_RUNNING".equals(job.getCurrentState())) {
            client.updateJob(job.getId(), new Job().setRequestedState("JOB_STATE_CANCELLED"));
          }
        }
        page = jobs.getNextPageToken();
      } while (page != null);
    } catch (IOException e) {
      throw StorageException.cannot(
          "reach", "Dataflow", "check dataflow.region, the network and this account's rights", e);
    }
  }

  @Override
  public boolean isElsewhere() {
    return true;
  }

  @Override
  public void requireRunning(PipelineResult pipeline) {
    Engine.requireRunning(pipeline, "the job of Dataflow");
  }
}
