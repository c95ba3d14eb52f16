package dev.titan.benchmark.query;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import dev.titan.storage.warehouse.DuckDbSettings;
import dev.titan.storage.warehouse.DuckDbWarehouse;
import dev.titan.storage.warehouse.StagedFiles;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A ledger of many entries, made once and kept. Titan makes the warehouse, so its tables are those
 * of this version; the entries are filled in by SQL, because ingesting them would take much longer
 * and leave the same.
 */
public final class LargeLedger {
  private static final String SCRIPTS = "/dev/titan/benchmark/query/";
  private static final long BATCH = 1_000_000;

  private LargeLedger() {}

  /**
   * The warehouse's file.
   *
   * @param cache the folder in which data is kept
   * @throws IOException if it cannot be made
   */
  public static Path at(Path cache, long entries) throws IOException {
    Path file = cache.resolve("ledger-" + entries).resolve("warehouse.duckdb");
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Path made = file.resolveSibling("making.duckdb");
      Files.deleteIfExists(made);
      create(made);
      fill(made, entries);
      Files.move(made, file);
    }
    return file;
  }

  /** The warehouse in a file, used as the settings say. */
  public static Warehouse warehouse(Path file) {
    Settings settings = SettingsLoader.load(Environment.ofProcess(), Map.of()).settings();
    return DuckDbWarehouse.at(new DuckDbSettings(file, settings.warehouse()), settings.commit());
  }

  /**
   * Rehearsing the commit of a run without inputs makes the tables and writes nothing into them.
   */
  private static void create(Path file) {
    Manifest nothing =
        new Manifest("nothing", "ingest", Instant.EPOCH, "", List.of(), List.of(), List.of(), 0);
    warehouse(file).rehearse(nothing, StagedFiles.in(file.getParent()));
  }

  private static void fill(Path file, long entries) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM ledger");
      for (long from = 0; from < entries; from += BATCH) {
        for (String sql : SqlText.statements(SCRIPTS + "fill.sql")) {
          statement.execute(
              sql.replace("${from}", Long.toString(from))
                  .replace("${to}", Long.toString(Math.min(entries, from + BATCH)))
                  .replace("${entries}", Long.toString(entries)));
        }
      }
      for (String sql : SqlText.statements(SCRIPTS + "rollup.sql")) {
        statement.execute(sql);
      }
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      throw new IOException("cannot fill " + file, e);
    }
  }
}
