package dev.titan.storage.settings;

/**
 * When a commit is held, and how long it waits.
 *
 * @param maxDaysApart how far apart the dates of one event may lie, in days
 * @param maxRevisedShare the greatest share of known events that a run may revise
 * @param minKeys from how many events on the share is looked at
 * @param lockWaitSeconds how long a command waits for the warehouse
 */
public record CommitSettings(
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
        int minKeys,
    @Setting(
            fallback = "120",
            min = 0,
            max = 86_400,
            text = "So many seconds a command waits for its turn at the warehouse.")
        int lockWaitSeconds) {}
