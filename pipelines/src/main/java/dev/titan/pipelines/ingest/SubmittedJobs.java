package dev.titan.pipelines.ingest;

import com.google.api.services.dataflow.Dataflow;
import com.google.api.services.dataflow.model.Job;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.settings.DataflowSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Asks Dataflow how the jobs stand that runs were left to. */
final class SubmittedJobs {
  /** From the start of a launcher to its job it takes minutes; nobody's clock is exact either. */
  private static final Duration UNSEEN = Duration.ofHours(1);

  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final Set<String> ENDED =
      Set.of(
          "JOB_STATE_DONE",
          "JOB_STATE_FAILED",
          "JOB_STATE_CANCELLED",
          "JOB_STATE_DRAINED",
          "JOB_STATE_UPDATED");

  private final DataflowSettings settings;

  SubmittedJobs(DataflowSettings settings) {
    this.settings = settings;
  }

  /** Whether a run was left to a job that may still stage it. */
  boolean isUnderWay(RunFolder run) throws IOException {
    return run.state() == RunState.PLANNED && run.job().isPresent() && end(run).isEmpty();
  }

  /**
   * How the job of a run has ended without a manifest, or empty if it may still make one, or if the
   * run has no job.
   *
   * @throws StorageException if Dataflow cannot be asked
   */
  Optional<String> end(RunFolder run) throws IOException {
    byte[] note = run.job().orElse(null);
    if (note == null) {
      return Optional.empty();
    }
    SubmittedJob job = SubmittedJob.parse(note);
    Optional<Job> found = find(run, job);
    Optional<String> end =
        found.isPresent()
            ? found
                .map(Job::getCurrentState)
                .filter(ENDED::contains)
                .map(state -> job + " ended as " + state)
            : Optional.of(job + " is not known to Dataflow").filter(words -> isOverdue(job));
    // The manifest may have come between the two looks.
    return run.state() == RunState.PLANNED ? end : Optional.empty();
  }

  private static boolean isOverdue(SubmittedJob job) {
    return job.at().plus(UNSEEN).isBefore(Instant.now());
  }

  private Optional<Job> find(RunFolder run, SubmittedJob job) {
    DataflowPipelineOptions options =
        PipelineOptionsFactory.create().as(DataflowPipelineOptions.class);
    DataflowEngine.reach(settings, options);
    Dataflow.Projects.Locations.Jobs jobs =
        options.getDataflowClient().projects().locations().jobs();
    try {
      List<Job> named =
          jobs.list(job.project(), job.region()).setName(job.name()).execute().getJobs();
      for (Job candidate : named == null ? List.<Job>of() : named) {
        if (mayBe(job, candidate)) {
          Job described =
              jobs.get(job.project(), job.region(), candidate.getId())
                  .setView("JOB_VIEW_DESCRIPTION")
                  .execute();
          if (isOf(run, described)) {
            return Optional.of(described);
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw StorageException.cannot(
          "ask", "Dataflow for " + job, "check the network and this account's rights", e);
    }
  }

  /** An older job may have had the same name. */
  private static boolean mayBe(SubmittedJob job, Job found) {
    return job.name().equals(found.getName())
        && !Instant.parse(found.getCreateTime()).isBefore(job.at().minus(CLOCKS_APART));
  }

  /** A label says of which run a job is; where it is not told, name and time must do. */
  private static boolean isOf(RunFolder run, Job found) {
    return found.getLabels() == null
        || run.id().equals(found.getLabels().getOrDefault(JobSubmission.LABEL_OF_RUN, run.id()));
  }
}
