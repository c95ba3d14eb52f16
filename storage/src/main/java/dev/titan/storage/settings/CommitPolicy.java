package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * When a run's mapped ids are not believed to be ids, so that their records are held as dead
 * letters ({@code ID_NOT_UNIQUE}) instead of revising one another.
 *
 * @param maxDaysApart the most days that different contents of one id may lie apart
 * @param maxRevisedShare the greatest share of a mapping's ids that one run may revise
 * @param minKeys how many ids a run must have for the share to mean something
 */
public record CommitPolicy(
    @Setting(
            fallback = "31",
            min = 0,
            max = 36_500,
            text =
                "A mapping's records are held (ID_NOT_UNIQUE) if one event id has dates more than"
                    + " so many days apart.")
        int maxDaysApart,
    @Setting(
            fallback = "0.5",
            min = 0,
            max = 1,
            text =
                "A mapping's records are held (ID_NOT_UNIQUE) if a run revises more than this share"
                    + " of its events.")
        double maxRevisedShare,
    @Setting(
            fallback = "50",
            min = 1,
            max = 1_000_000_000,
            text = "The share of revised events is looked at from so many events on.")
        int minKeys) {
  public CommitPolicy {
    if (maxDaysApart < 0 || minKeys < 1 || !(maxRevisedShare >= 0 && maxRevisedShare <= 1)) {
      throw new IllegalArgumentException(
          "a commit policy needs maxDaysApart >= 0, maxRevisedShare from 0 to 1, minKeys >= 1");
    }
  }
}
