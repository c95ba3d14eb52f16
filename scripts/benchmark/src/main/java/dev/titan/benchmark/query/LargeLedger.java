package dev.titan.benchmark.query;

import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.DatasetSpec;
import dev.titan.benchmark.run.Contest;
import dev.titan.benchmark.run.ProcessMeter;
import dev.titan.benchmark.run.Threads;
import dev.titan.benchmark.run.TitanIngest;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A ledger of many entries, made once and kept. Titan itself makes the warehouse, by ingesting a
 * few events, so its tables are those of this version; the entries are then filled in by SQL,
 * because ingesting them would take much longer and leave the same.
 */
public final class LargeLedger {
  private static final String SCRIPTS = "/dev/titan/benchmark/query/";
  private static final long BATCH = 1_000_000;
  private static final long SEED_EVENTS = 1_000;

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
      seed(cache, made);
      fill(made, entries);
      Files.move(made, file);
    }
    return file;
  }

  private static void seed(Path cache, Path file) throws IOException {
    Dataset few = Dataset.at(cache, DatasetSpec.ndjson(SEED_EVENTS));
    TitanIngest titan =
        new TitanIngest(
            "titan", few, false, new Threads(Runtime.getRuntime().availableProcessors()));
    Path work = Files.createTempDirectory(file.getParent(), "seed-");
    titan.prepare(work);
    new ProcessMeter().run(titan.process(work), work.resolve("errors.txt"));
    Path home = work.resolve("home");
    Files.move(Home.open(home).warehouse(), file, StandardCopyOption.REPLACE_EXISTING);
    Contest.delete(work);
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
