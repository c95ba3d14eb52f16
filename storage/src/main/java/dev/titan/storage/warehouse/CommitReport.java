package dev.titan.storage.warehouse;

/**
 * The answer to a commit.
 *
 * @param detail the run as its checkpoint records it
 * @param repeated whether the manifest had been committed before, so that nothing was done
 */
public record CommitReport(RunDetail detail, boolean repeated) {

  /** What became of the run's records. */
  public Counts counts() {
    return detail.run().counts();
  }
}
