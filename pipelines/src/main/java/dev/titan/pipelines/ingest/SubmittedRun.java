package dev.titan.pipelines.ingest;

/**
 * A run that was left to a job.
 *
 * @param runId the run; null where there was nothing to do, and no job
 * @param inputs how many inputs it reads
 */
public record SubmittedRun(String runId, int inputs) {
  /** Nothing to do. */
  public static final SubmittedRun NONE = new SubmittedRun(null, 0);

  /** What was done, in one line. */
  public String words() {
    return runId == null
        ? "there is nothing to do, and so no job"
        : "run "
            + runId
            + " with "
            + inputs
            + " inputs is left to its job; titan commit commits it when the job is done";
  }
}
