package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.PlanJson;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.warehouse.WarehouseBusyException;
import java.io.IOException;

/**
 * One attempt to carry out a planned run. Why it failed is noted in the run's folder. A run that
 * fails again and again is given up: else every ingest to come would stumble over it. A wait for
 * the warehouse that was too short counts for nothing.
 */
public final class RunAttempt {
  private final Installation installation;
  private final Progress progress;
  private final RunFolder run;
  private RunPlan plan;
  private UnfinishedRun unfinished;

  /** An attempt on a run that the caller owns. */
  public RunAttempt(Installation installation, Progress progress, RunFolder run) {
    this.installation = installation;
    this.progress = progress;
    this.run = run;
  }

  /**
   * The first attempt.
   *
   * @param begun when the work began, as {@link System#nanoTime()}
   * @throws IOException if a file cannot be read or written; of this and all else that stops the
   *     run, {@link #unfinished()} tells
   */
  public IngestReport first(RunPlan planned, long begun) throws IOException {
    plan = planned;
    return execute(begun);
  }

  /**
   * A further attempt, on a run that was interrupted or has failed.
   *
   * @return null if the run has been given up without a try, because it was tried often enough
   */
  IngestReport again(long begun) throws IOException {
    try {
      readPlan();
      if (isExhausted()) { // the last attempt has killed its process, or could take no notes
        giveUp(run.lastSetback().orElse("each time the process ended before the run did"));
        return null;
      }
      run.beginRetry();
    } catch (RuntimeException e) {
      unfinished = unfinished(FailureWords.of(e));
      throw e;
    }
    return execute(begun);
  }

  /** Whether the run does what a request asks for. */
  boolean isFor(String requestHash) {
    return plan != null && plan.request().hash().equals(requestHash);
  }

  /** What the run was told to do; null if that cannot be read. */
  RunPlan plan() {
    return plan;
  }

  /** How the run stands after a failed attempt; null as long as none has failed. */
  public UnfinishedRun unfinished() {
    return unfinished;
  }

  private IngestReport execute(long begun) throws IOException {
    try {
      if (plan == null) {
        throw new IOException(
            "the plan of " + run + " cannot be read: another version of Titan has written it");
      }
      return new RunExecution(installation, progress).execute(run, plan, begun);
    } catch (WarehouseBusyException e) {
      run.forgetRetry();
      unfinished = unfinished(FailureWords.of(e));
      throw e;
    } catch (IOException | RuntimeException e) {
      String why = FailureWords.of(e);
      unfinished = unfinished(why);
      try {
        setBack(why);
      } catch (RuntimeException second) { // a full disk takes no notes
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void setBack(String why) {
    if (run.state() == RunState.FAILED) {
      return; // the execution has judged it so
    }
    run.noteSetback(why);
    if (isExhausted()) {
      giveUp(why);
    }
  }

  /** Only if the warehouse can be asked, and does not have the run, it may be given up. */
  private boolean isExhausted() {
    return run.attempts() >= installation.settings().work().runAttempts()
        && !installation.warehouse().isCommitted(run.id());
  }

  private void giveUp(String why) {
    unfinished = new UnfinishedRun(run.id(), run.attempts(), true, why, origin());
    run.markFailed(unfinished.what() + "; " + unfinished.remedy());
    run.deleteStaging();
  }

  private UnfinishedRun unfinished(String why) {
    boolean failed = run.state() == RunState.FAILED;
    return new UnfinishedRun(run.id(), run.attempts(), failed, why, origin());
  }

  private UnfinishedRun.Origin origin() {
    return plan == null
        ? UnfinishedRun.Origin.UNKNOWN
        : new UnfinishedRun.Origin(
            plan.draft().inputs().stream().map(RunInput::origin).toList(),
            plan.request().command());
  }

  /** A plan that cannot be read leaves none: that is a setback like others. */
  private void readPlan() {
    try {
      plan = PlanJson.read(run.plan().orElseThrow(), run.toString());
    } catch (IOException | RuntimeException e) {
      if (e instanceof StorageException storage) {
        throw storage;
      }
      plan = null;
    }
  }
}
