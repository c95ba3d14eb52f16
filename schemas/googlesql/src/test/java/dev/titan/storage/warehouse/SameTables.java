package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Compares the tables of a local BigQuery with those of a warehouse in DuckDB, row by row. */
public final class SameTables {
  /** The tables that both have. */
  public static final List<String> ALL =
      List.of(
          "ledger",
          "ledger_contents",
          "daily_rollup",
          "raw_ingest",
          "dead_letters",
          "checkpoints",
          "checkpoint_inputs",
          "checkpoint_reasons",
          "replay_changes");

  private final Warehouse expected;
  private final LocalBigQuery bigQuery;

  SameTables(Warehouse expected, LocalBigQuery bigQuery) {
    this.expected = expected;
    this.bigQuery = bigQuery;
  }

  /**
   * Those of an embedded warehouse.
   *
   * @param file its file
   */
  public static SameTables of(Path file, LocalBigQuery bigQuery) {
    DuckDbSettings settings = new DuckDbSettings(file, new WarehouseSettings(512, 2, 30));
    return new SameTables(DuckDbWarehouse.at(settings, new CommitPolicy(31, 0.5, 50)), bigQuery);
  }

  /**
   * Fails unless all rows are the same.
   *
   * @param unlike columns that need not be the same, in whatever table they are
   */
  public void check(List<String> tables, String... unlike) {
    String left =
        Arrays.stream(unlike)
            .map(column -> " AND name <> '" + column + "'")
            .collect(Collectors.joining());
    String sql =
        tables.stream()
            .map(
                table ->
                    "SELECT '%s' AS name, CAST(r AS VARCHAR) AS cells".formatted(table)
                        + " FROM (SELECT COLUMNS(lambda name: true%s) FROM %s) AS r"
                            .formatted(left, table))
            .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY ALL"));
    QueryResult rows = expected.query(sql, QueryLimits.DEFAULT);
    assertFalse(rows.truncated(), "more rows than are compared");
    assertEquals(lines(rows.rows()), lines(bigQuery.askCopy(sql)));
  }

  private static String lines(List<List<Object>> rows) {
    return rows.stream().map(List::toString).collect(Collectors.joining("\n"));
  }
}
