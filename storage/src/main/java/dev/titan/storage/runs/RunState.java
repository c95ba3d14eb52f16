package dev.titan.storage.runs;

/** How far a run has come. */
public enum RunState {
  /** It has a folder, no plan: nothing of it counts. */
  STARTED,
  /** It has a plan, no manifest: it may be done again from its plan. */
  PLANNED,
  /** It has a manifest: the commit may still have to be done, and is skipped if it was. */
  STAGED,
  /** Its commit is known to have been done. */
  COMMITTED,
  /** It ended without a commit, and must not be taken up again. */
  FAILED;

  /** Whether somebody has to finish the run. */
  public boolean isOpen() {
    return this != COMMITTED && this != FAILED;
  }
}
