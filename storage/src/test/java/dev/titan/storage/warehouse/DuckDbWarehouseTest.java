package dev.titan.storage.warehouse;

import java.nio.file.Path;
import java.time.Duration;

/** DuckDB keeps the contract. */
final class DuckDbWarehouseTest extends WarehouseContract {
  @Override
  Warehouse create(Path home) {
    return DuckDbWarehouse.at(
        new DuckDbSettings(home.resolve("titan.duckdb"), 512, 2, Duration.ofSeconds(30)),
        CommitPolicy.DEFAULT);
  }
}
