package dev.titan.storage.warehouse;

import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How DuckDB is used.
 *
 * @param file the database file; it is created by the first commit
 * @param use what it may use
 */
public record DuckDbSettings(Path file, WarehouseSettings use) {
  public DuckDbSettings {
    file = file.toAbsolutePath().normalize();
    if (file.toString().contains(";")) {
      throw new IllegalArgumentException(
          "the path of the warehouse must hold no semicolon, which DuckDB reads as the start of"
              + " options: "
              + file);
    }
  }

  /** How long to wait for other processes. */
  Duration lockWait() {
    return Duration.ofSeconds(use.lockWaitSeconds());
  }
}
