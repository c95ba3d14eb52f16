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

/** Asks Dataflow how the jobs stand that runs and streams were left to. */
public final class SubmittedJobs {
  /** From the start of a launcher to its job it takes minutes; nobody's clock is exact either. */
  private static final Duration UNSEEN = Duration.ofHours(1);

  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final Set<String> ENDED_WELL =
      Set.of("JOB_STATE_DONE", "JOB_STATE_DRAINED", "JOB_STATE_UPDATED");

  private static final Set<String> ENDED_BADLY = Set.of("JOB_STATE_FAILED", "JOB_STATE_CANCELLED");

  private final DataflowSettings settings;

  /** Asks the Dataflow that settings name. */
  public SubmittedJobs(DataflowSettings settings) {
    this.settings = settings;
  }

  /**
   * How a job has ended.
   *
   * @param words what a person should know
   * @param isWell whether nothing went wrong with it
   */
  public record End(String words, boolean isWell) {}

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
    Optional<End> end = end(SubmittedJob.parse(note), JobSubmission.LABEL_OF_RUN, run.id());
    // The manifest may have come between the two looks.
    return run.state() == RunState.PLANNED ? end.map(End::words) : Optional.empty();
  }

  /**
   * How a job has ended, or empty if it is at work or may still begin.
   *
   * @param label tells it from others of its name, with its value
   * @throws StorageException if Dataflow cannot be asked
   */
  public Optional<End> end(SubmittedJob job, String label, String value) {
    Optional<Job> found = find(job, label, value);
    if (found.isEmpty()) {
      return isOverdue(job)
          ? Optional.of(new End(job + " is not known to Dataflow", false))
          : Optional.empty();
    }
    String state = found.get().getCurrentState();
    boolean isWell = ENDED_WELL.contains(state);
    return isWell || ENDED_BADLY.contains(state)
        ? Optional.of(new End(job + " ended as " + state, isWell))
        : Optional.empty();
  }

  private static boolean isOverdue(SubmittedJob job) {
    return job.at().plus(UNSEEN).isBefore(Instant.now());
  }

  private Optional<Job> find(SubmittedJob job, String label, String value) {
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
          if (isOf(label, value, described)) {
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

  /** A label says of what a job is; where it is not told, name and time must do. */
  private static boolean isOf(String label, String value, Job found) {
    return found.getLabels() == null || value.equals(found.getLabels().getOrDefault(label, value));
  }
}
