package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.staging.ConnectorFailure;
import dev.titan.pipelines.staging.StagingServices;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.settings.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryOptions;

/** Leaves the work of a run to a job of Dataflow, and does not wait for it. */
public final class JobSubmission {
  /** The labels that tell Titan's jobs from others; what is billed can be told by them. */
  private static final String LABEL = "titan";

  static final String LABEL_OF_RUN = "titan-run";

  /** Tells the jobs of a stream from one another. */
  public static final String LABEL_OF_LAUNCH = "titan-launch";

  private final Installation installation;
  private final DataflowPipelineOptions options;

  /**
   * Submissions with some options, which say where jobs run and what they are called.
   *
   * @param options filled in by each submission
   */
  public JobSubmission(Installation installation, DataflowPipelineOptions options) {
    this.installation = installation;
    this.options = options;
  }

  /**
   * Fills in what the settings know: where the services are, and what is missing.
   *
   * @param what kind of job it is, as a label
   * @throws UsageException if the settings name no home, or no BigQuery, that workers reach
   */
  public StagingTables prepare(String what) {
    Settings settings = installation.settings();
    if (!Buckets.hold(settings.home())) {
      throw new UsageException(
          "the home " + settings.home() + " is no folder in Cloud Storage: give --home=gs://...");
    }
    String project = options.getProject();
    StagingTables tables = StagingTables.of(settings).orElseThrow();
    StagingServices.reach(settings, options);
    options.as(BigQueryOptions.class).setBigQueryProject(settings.bigquery().place().project());
    if (project != null) { // jobs may be billed to another project than the warehouse
      options.setProject(project);
    }
    if (options.getTempLocation() == null) {
      options.setTempLocation(tables.temporary() + "/dataflow");
    }
    DataflowEngine.reach(settings.dataflow(), options);
    label(LABEL, what);
    return tables;
  }

  /** Gives the job one more label. */
  public void label(String name, String value) {
    Map<String, String> labels = new TreeMap<>();
    if (options.getLabels() != null) {
      labels.putAll(options.getLabels());
    }
    labels.put(name, value);
    options.setLabels(labels);
  }

  /** The job that is about to be submitted; {@link #prepare} has filled in what is missing. */
  public SubmittedJob job() {
    return new SubmittedJob(
        options.getProject(),
        options.getRegion(),
        options.getJobName(),
        installation.clock().instant());
  }

  /**
   * Submits the job of a planned run. It is noted before, so that nobody takes the run for one that
   * was interrupted.
   */
  public SubmittedRun submit(RunFolder run, RunPlan plan) {
    StagingTables tables = prepare(plan.draft().mode());
    label(LABEL_OF_RUN, run.id());
    IngestOptions ingest = options.as(IngestOptions.class);
    ingest.setRunFolder(PathText.of(run.folder()));
    ingest.setHome(PathText.of(installation.home().folder()));
    run.noteJob(job().json());
    boolean isSubmitted = false;
    try {
      IngestPipeline.into(tables, ingest, plan.units(), installation.settings().limits()).run();
      isSubmitted = true;
    } catch (RuntimeException e) {
      throw ConnectorFailure.words(e, run.toString());
    } finally {
      if (!isSubmitted) {
        run.markFailed("its job could not be submitted; launch it again");
        run.deleteStaging();
      }
    }
    return new SubmittedRun(run.id(), plan.draft().inputs().size());
  }
}
