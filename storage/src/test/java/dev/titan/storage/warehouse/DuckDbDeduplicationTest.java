package dev.titan.storage.warehouse;

import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Path;

/** DuckDB deduplicates as the model does. */
final class DuckDbDeduplicationTest extends DeduplicationContract {
  @Override
  Warehouse create(Path home) {
    return DuckDbWarehouse.at(
        new DuckDbSettings(home.resolve("titan.duckdb"), new WarehouseSettings(512, 2, 30)),
        new CommitPolicy(Integer.MAX_VALUE, 1.0, Integer.MAX_VALUE));
  }
}
