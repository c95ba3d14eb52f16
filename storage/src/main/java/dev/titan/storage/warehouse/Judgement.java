package dev.titan.storage.warehouse;

/** How a commit decides on staged events. Everything happens in the commit's transaction. */
interface Judgement {
  /** Decides, so far that the outcomes of all records are counted ({@code run_outcomes}). */
  void decide();

  /** Writes what was decided, but for rollup and checkpoint, which are the same for all. */
  void apply();
}
