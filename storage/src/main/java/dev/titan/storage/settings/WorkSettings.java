package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * How work is cut and spread.
 *
 * @param rangeBytes the size of one range of an input, in bytes
 * @param parallelism how many ranges are worked on at once
 * @param filesPerUnit how many small files make one unit of work at most
 * @param runAttempts how often a run is tried before it is given up
 */
public record WorkSettings(
    @Setting(
            fallback = "16777216",
            min = 1 << 10,
            max = 1 << 30,
            text = "Large inputs are cut into ranges of about so many bytes, between records.")
        int rangeBytes,
    @Setting(
            fallback = Setting.PROCESSORS,
            min = 1,
            max = 1_024,
            text = "So many ranges are worked on at once.")
        int parallelism,
    @Setting(
            fallback = "2000",
            min = 1,
            max = 1_000_000,
            text = "At most so many small files make one unit of work.")
        int filesPerUnit,
    @Setting(
            fallback = "5",
            min = 1,
            max = 1_000_000,
            text =
                "A run that cannot be finished is tried so many times, once by each ingest; then it"
                    + " is marked as failed, and its files are to be ingested again.")
        int runAttempts) {}
