package dev.titan.storage.warehouse;

import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Path;

/** DuckDB replays as every warehouse must. */
final class DuckDbReplayTest extends ReplayContract {
  @Override
  Warehouse create(Path home) {
    return DuckDbWarehouse.at(
        new DuckDbSettings(home.resolve("titan.duckdb"), new WarehouseSettings(512, 2, 30)),
        new CommitPolicy(31, 0.5, 4));
  }
}
