package dev.titan.storage.warehouse;

import dev.titan.schemas.parquet.Column;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a run has staged as files, as rows of the staging tables of BigQuery: lines of JSON, each an
 * object with the columns of its table. Every row carries what tells the attempt that has staged it
 * from all others. DuckDB reads the files, as the committer of DuckDB does. For one thread.
 */
public final class StagingLines implements AutoCloseable {
  private final StagingKey key;
  private final StagedFiles files;
  private final JsonCells cells;
  private final Connection duckDb;

  /** How cells that are JSON stand in a line. */
  public enum JsonCells {
    /** As JSON within JSON, which load jobs want. */
    NESTED,
    /** As a text that holds JSON, which the Storage Write API wants. */
    TEXT
  }

  /**
   * The lines of a run.
   *
   * @param key what each begins with
   * @param files where its files lie
   */
  public StagingLines(StagingKey key, StagedFiles files, JsonCells cells) {
    this.key = key;
    this.files = files;
    this.cells = cells;
    try {
      this.duckDb = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new WarehouseException("DuckDB, which reads staged files, does not start", e);
    }
  }

  /**
   * The rows of a staged file.
   *
   * @throws StagingException if it is missing, damaged or not readable as staged rows
   */
  public void forEach(StagedFile file, Consumer<String> lines) {
    requireWhole(List.of(file));
    if (file.bytes() == 0) {
      return;
    }
    try (FetchedFiles fetched = FetchedFiles.of(files, List.of(file));
        Statement statement = duckDb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT to_json(r) FROM ("
                    + select(file.table(), fetched.files(), List.of(file))
                    + ") AS r")) {
      while (rows.next()) {
        lines.accept(rows.getString(1));
      }
    } catch (SQLException e) {
      throw StagedSql.unreadable(key.runId(), file.table(), files, e);
    }
  }

  /** How many rows staged files have together. */
  public long count(List<StagedFile> staged) {
    List<StagedFile> filled = staged.stream().filter(file -> file.bytes() > 0).toList();
    requireWhole(filled);
    long count = 0;
    for (StagedFile file : filled) {
      try (FetchedFiles fetched = FetchedFiles.of(files, List.of(file));
          Statement statement = duckDb.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT count(*) FROM read_parquet("
                      + StagedSql.list(fetched.files(), List.of(file))
                      + ")")) {
        rows.next();
        count += rows.getLong(1);
      } catch (SQLException e) {
        throw StagedSql.unreadable(key.runId(), file.table(), files, e);
      }
    }
    return count;
  }

  /** Writes all rows of a table into a file, gzipped. */
  void write(StagedTable table, List<StagedFile> staged, Path into) {
    try (FetchedFiles fetched = FetchedFiles.of(files, staged);
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          "COPY ("
              + select(table, fetched.files(), staged)
              + ") TO "
              + StagedSql.quoted(into.toString())
              + " (FORMAT json, COMPRESSION gzip)");
    } catch (SQLException e) {
      throw StagedSql.unreadable(key.runId(), table, files, e);
    }
  }

  /**
   * Fails if a file is not as it was written.
   *
   * @throws StagingException if one is not
   */
  void requireWhole(List<StagedFile> staged) {
    files
        .damage(staged)
        .ifPresent(
            damage -> {
              throw new StagingException(
                  "run " + key.runId() + ": " + damage + "; ingest the inputs again");
            });
  }

  private String select(StagedTable table, StagedFiles from, List<StagedFile> staged) {
    String columns = table.columns().stream().map(this::column).collect(Collectors.joining(", "));
    return "SELECT "
        + StagedSql.quoted(key.runId())
        + " AS run_id, "
        + StagedSql.quoted(key.stagedOn().toString())
        + " AS staged_on, "
        + StagedSql.quoted(key.stagedAs())
        + " AS staged_as, "
        + columns
        + " FROM read_parquet("
        + StagedSql.list(from, staged)
        + ", hive_partitioning = false)";
  }

  /** Numbers as texts, so that nobody on the way takes them for floating point. */
  private String column(Column column) {
    String name = column.name();
    return switch (column.type()) {
      case BYTES -> "to_base64(" + name + ") AS " + name;
      case DECIMAL, DATE, TIMESTAMP -> "CAST(" + name + " AS VARCHAR) AS " + name;
      case JSON -> cells == JsonCells.NESTED ? name : "CAST(" + name + " AS VARCHAR) AS " + name;
      default -> name;
    };
  }

  @Override
  public void close() {
    try {
      duckDb.close();
    } catch (SQLException e) {
      throw new WarehouseException("DuckDB, which reads staged files, does not close", e);
    }
  }
}
