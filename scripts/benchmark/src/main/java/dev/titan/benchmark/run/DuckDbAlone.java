package dev.titan.benchmark.run;

import dev.titan.benchmark.duckdb.DuckDbIngest;
import dev.titan.benchmark.duckdb.DuckDbIngest.Variant;
import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.Expected;
import dev.titan.schemas.reason.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** DuckDB with SQL alone. */
public final class DuckDbAlone implements Competitor {
  private final Dataset dataset;
  private final Variant variant;
  private final Threads threads;

  /** Ingests a data set. */
  public DuckDbAlone(Dataset dataset, Variant variant, Threads threads) {
    this.dataset = dataset;
    this.variant = variant;
    this.threads = threads;
  }

  @Override
  public String name() {
    return variant == Variant.FULL ? "DuckDB" : "DuckDB bare";
  }

  @Override
  public void prepare(Path work) {
    // It makes its own file.
  }

  /** A small heap and the simplest collector: Java only hands statements over. */
  @Override
  public ProcessBuilder process(Path work) {
    return JavaChild.of(
        List.of("-XX:+UseSerialGC", "-Xmx128m", "-XX:TieredStopAtLevel=1", threads.option()),
        DuckDbIngest.class,
        List.of(
            variant.name(),
            dataset.spec().layout().name(),
            dataset.events().toString(),
            work.toString()));
  }

  @Override
  public void check(Path work, String output) throws IOException {
    Expected expected = dataset.expected();
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + work.resolve(DuckDbIngest.FILE));
        Statement statement = connection.createStatement()) {
      require(statement, "ledger", "FROM ledger", expected.written());
      require(statement, "dead letters", "FROM dead_letters", expected.deadLettered());
      if (variant == Variant.FULL) {
        for (Map.Entry<ReasonCode, Long> dead : expected.dead().entrySet()) {
          String reason = dead.getKey().name();
          require(
              statement,
              reason,
              "FROM dead_letters WHERE reason = '" + reason + "'",
              dead.getValue());
        }
        require(
            statement,
            "duplicates",
            "FROM checkpoints WHERE duplicate = " + expected.duplicate() + " AND updated = 0",
            1);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void require(Statement statement, String what, String from, long expected)
      throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT count(*) " + from)) {
      result.next();
      WrongResultException.require(name(), what, expected, result.getLong(1));
    }
  }
}
