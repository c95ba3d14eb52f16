package dev.titan.storage.warehouse;

import java.nio.file.Path;
import java.time.Duration;

/** DuckDB deduplicates as the model does. */
final class DuckDbDeduplicationTest extends DeduplicationContract {
  @Override
  Warehouse create(Path home) {
    return DuckDbWarehouse.at(
        new DuckDbSettings(home.resolve("titan.duckdb"), 512, 2, Duration.ofSeconds(30)),
        new CommitPolicy(Integer.MAX_VALUE, 1.0, Integer.MAX_VALUE));
  }
}
