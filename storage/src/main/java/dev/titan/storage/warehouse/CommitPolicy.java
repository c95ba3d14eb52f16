package dev.titan.storage.warehouse;

/**
 * When a run's mapped ids are not believed to be ids, so that their records are held as dead
 * letters ({@code ID_NOT_UNIQUE}) instead of revising one another.
 *
 * @param maxDaysApart the most days that different contents of one id may lie apart
 * @param maxRevisedShare the greatest share of a mapping's ids that one run may revise
 * @param minKeys how many ids a run must have for the share to mean something
 */
public record CommitPolicy(int maxDaysApart, double maxRevisedShare, int minKeys) {
  /** A month; half of at least fifty. */
  public static final CommitPolicy DEFAULT = new CommitPolicy(31, 0.5, 50);

  public CommitPolicy {
    if (maxDaysApart < 0 || minKeys < 1 || !(maxRevisedShare >= 0 && maxRevisedShare <= 1)) {
      throw new IllegalArgumentException(
          "a commit policy needs maxDaysApart >= 0, maxRevisedShare from 0 to 1, minKeys >= 1");
    }
  }
}
