package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * What the embedded warehouse may use.
 *
 * @param memoryPerThreadMb its memory for each of its threads, in MiB, beyond which it spills to
 *     disk; what a commit needs grows with the threads that write and not with the rows
 * @param threads its threads
 * @param lockWaitSeconds how long a command waits for other processes that have the warehouse open
 */
public record WarehouseSettings(
    @Setting(
            fallback = "384",
            min = 192,
            max = 1_048_576,
            text =
                "The warehouse uses at most so many MiB of memory for each of its threads, beside"
                    + " the heap; beyond, it spills to disk.")
        int memoryPerThreadMb,
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
        int lockWaitSeconds) {

  /** The memory of all its threads together, in MiB. */
  public int memoryLimitMb() {
    return Math.multiplyExact(memoryPerThreadMb, threads);
  }
}
