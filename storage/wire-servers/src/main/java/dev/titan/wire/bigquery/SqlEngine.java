package dev.titan.wire.bigquery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What keeps the tables of a {@link BigQueryServer} and executes its statements. It knows nothing
 * of HTTP. Cells are null, Long, Double, Boolean, String (also of JSON), {@link
 * java.math.BigDecimal}, {@link java.time.LocalDate}, {@link java.time.Instant} or bytes.
 *
 * <p>All methods throw {@link dev.titan.wire.ApiException} as the service would: with 404 for what
 * is not there, 400 for a statement that is wrong, 501 for what the engine cannot do.
 */
public interface SqlEngine {
  /** A session: temporary tables and functions last in it, and one transaction may be open. */
  SqlSession open();

  /** For statements without a session, each of which stands for itself. */
  SqlSession withoutSession();

  /** Makes a dataset, {@code project.dataset}; false if it is there. */
  boolean createDataset(String path);

  /** The paths of all datasets, in order. */
  Set<String> datasets();

  /** Makes a table; false if it is there. */
  boolean createTable(TableName table, List<Column> columns);

  /** The columns of a table; empty if there is none. */
  Optional<List<Column>> columns(TableName table);

  /** All tables of a dataset, in order. */
  List<TableName> tables(String datasetPath);

  /** The row access policies of a table, in order. */
  List<RowPolicy> policies(TableName table);

  /** The rows of a table. */
  List<List<Object>> rows(TableName table);

  /** Appends rows to a table, all of them or none. */
  void append(TableName table, List<List<Object>> rows);

  /** A session of an engine. */
  interface SqlSession {
    /** Tells what a statement would do, and does nothing. */
    SqlPlan plan(SqlStatement statement);

    /**
     * Executes a statement.
     *
     * @param check is shown what it will do, and may refuse it by an exception
     */
    SqlAnswer run(SqlStatement statement, Consumer<SqlPlan> check);

    /** Ends it: an open transaction is rolled back. */
    void close();
  }
}
