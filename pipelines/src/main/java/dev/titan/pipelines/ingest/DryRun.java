package dev.titan.pipelines.ingest;

import dev.titan.storage.runs.RunFolder;

/**
 * A run that is never committed, and leaves nothing behind when it ends. Killed, it leaves a run of
 * this home that has failed, which nobody takes up and no erasure waits for.
 */
public final class DryRun implements AutoCloseable {
  private final Installation installation;
  private final RunFolder run;

  private DryRun(Installation installation, RunFolder run) {
    this.installation = installation;
    this.run = run;
  }

  /** Begins one. */
  public static DryRun begin(Installation installation) {
    DryRun dry = new DryRun(installation, installation.runs().create());
    dry.run.markFailed("it was a dry run");
    return dry;
  }

  /** Its folder. */
  public RunFolder run() {
    return run;
  }

  /** The folder goes last: without it, staged rows would be those of a run that nobody knows. */
  @Override
  public void close() {
    try (run) {
      installation.warehouse().unstage(run.id());
      run.discard();
    }
  }
}
