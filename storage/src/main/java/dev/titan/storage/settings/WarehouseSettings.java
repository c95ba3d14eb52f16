package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * What the embedded warehouse may use.
 *
 * @param memoryLimitMb its memory, in MiB, beyond which it spills to disk
 * @param threads its threads
 * @param lockWaitSeconds how long a command waits for other processes that have the warehouse open
 */
public record WarehouseSettings(
    @Setting(
            fallback = "2048",
            min = 256,
            max = 16_777_216,
            text =
                "The warehouse uses at most so many MiB of memory, beside the heap; beyond, it"
                    + " spills to disk.")
        int memoryLimitMb,
    @Setting(
            fallback = Setting.PROCESSORS,
            min = 1,
            max = 1_024,
            text = "The warehouse uses so many threads.")
        int threads,
    @Setting(
            fallback = "120",
            min = 0,
            max = 86_400,
            text = "So many seconds a command waits for its turn at the warehouse.")
        int lockWaitSeconds) {}
