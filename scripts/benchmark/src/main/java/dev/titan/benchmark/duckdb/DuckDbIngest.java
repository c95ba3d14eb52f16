package dev.titan.benchmark.duckdb;

import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.Layout;
import dev.titan.schemas.sql.SqlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The process of DuckDB alone: {@code DuckDbIngest VARIANT LAYOUT EVENTS_FOLDER OUT_FOLDER}. */
public final class DuckDbIngest {
  /** How much work it does. */
  public enum Variant {
    /** What Titan leaves behind: the same tables with the same columns, raw bytes kept. */
    FULL,
    /** Fourteen columns and the broken lines. */
    BARE
  }

  /** The database below the folder of the results. */
  public static final String FILE = "ledger.duckdb";

  private static final String SCRIPTS = "/dev/titan/benchmark/duckdb/";

  private final Layout layout;
  private final Path events;
  private final Path out;
  private final Map<String, String> values;

  private DuckDbIngest(Layout layout, Path events, Path out) {
    this.layout = layout;
    this.events = events;
    this.out = out;
    this.values =
        Map.of(
            "${events}",
            events.toString(),
            "${received}",
            LocalDate.now(ZoneOffset.UTC).toString(),
            "${tenant}",
            Dataset.TENANT,
            "${location}",
            Dataset.LOCATION,
            "${format}",
            layout.name().toLowerCase(Locale.ROOT),
            "${run}",
            "bench");
  }

  /** Ingests a data set. */
  public static void main(String[] args) throws Exception {
    Variant variant = Variant.valueOf(args[0]);
    Path events = Path.of(args[2]).toAbsolutePath();
    Path out = Files.createDirectories(Path.of(args[3]));
    DuckDbIngest ingest = new DuckDbIngest(Layout.valueOf(args[1]), events, out);
    try (Connection connection = ingest.connect()) {
      if (variant == Variant.BARE) {
        run(connection, "SET preserve_insertion_order = false");
        ingest.runAll(connection, SCRIPTS + "bare.sql");
      } else {
        ingest.full(connection);
      }
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("threads", System.getProperty("bench.threads", "2"));
    properties.setProperty("temp_directory", out.resolve("spill").toString());
    return DriverManager.getConnection("jdbc:duckdb:" + out.resolve(FILE), properties);
  }

  private void full(Connection connection) throws Exception {
    ExecutorService copier = Executors.newSingleThreadExecutor();
    try {
      Future<List<RawCopy>> copies = copier.submit(() -> RawCopy.all(events, out.resolve("raw")));
      runAll(connection, "duckdb/schema.sql");
      String stage = layout == Layout.CSV ? "stage_csv.sql" : "stage_ndjson.sql";
      runAll(connection, SCRIPTS + stage);
      keep(connection, copies.get());
      run(connection, "SET preserve_insertion_order = false");
      runAll(connection, SCRIPTS + "full.sql");
    } finally {
      copier.shutdown();
    }
  }

  private static void keep(Connection connection, List<RawCopy> copies) throws SQLException {
    run(
        connection,
        "CREATE TEMP TABLE raw_files (filename VARCHAR, content_hash VARCHAR, bytes BIGINT,"
            + " stored VARCHAR)");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO raw_files VALUES (?, ?, ?, ?)")) {
      for (RawCopy copy : copies) {
        insert.setString(1, copy.file().toString());
        insert.setString(2, copy.hash());
        insert.setLong(3, copy.bytes());
        insert.setString(4, copy.kept().toString());
        insert.executeUpdate();
      }
    }
  }

  private void runAll(Connection connection, String script) throws SQLException {
    for (String statement : SqlText.statements(script)) {
      String sql = statement;
      for (Map.Entry<String, String> value : values.entrySet()) {
        sql = sql.replace(value.getKey(), value.getValue());
      }
      run(connection, sql);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    long begun = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    if (Boolean.getBoolean("bench.trace")) {
      String head = sql.replaceAll("\\s+", " ");
      System.err.printf(
          "%6.2f s  %s%n",
          (System.nanoTime() - begun) / 1e9, head.substring(0, Math.min(70, head.length())));
    }
  }
}
