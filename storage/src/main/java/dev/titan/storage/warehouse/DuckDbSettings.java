package dev.titan.storage.warehouse;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How DuckDB is used.
 *
 * @param file the database file; it is created by the first commit
 * @param memoryLimitMb what DuckDB may hold in memory, in MB; beyond that it spills beside the file
 * @param threads how many threads a statement may use
 * @param lockWait how long to wait for other processes
 */
public record DuckDbSettings(Path file, int memoryLimitMb, int threads, Duration lockWait) {
  public DuckDbSettings {
    file = file.toAbsolutePath().normalize();
    if (file.toString().contains(";")) {
      throw new IllegalArgumentException(
          "the path of the warehouse must hold no semicolon, which DuckDB reads as the start of"
              + " options: "
              + file);
    }
    if (memoryLimitMb < 64 || threads < 1 || lockWait.isNegative()) {
      throw new IllegalArgumentException(
          "a warehouse needs a memory limit of at least 64 MB, a thread, and no negative wait");
    }
  }

  /** 2 GB, as many threads as processors, two minutes. */
  public static DuckDbSettings of(Path file) {
    return new DuckDbSettings(
        file, 2048, Runtime.getRuntime().availableProcessors(), Duration.ofMinutes(2));
  }
}
