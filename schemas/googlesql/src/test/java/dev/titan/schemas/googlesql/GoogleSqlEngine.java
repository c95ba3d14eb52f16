package dev.titan.schemas.googlesql;

import com.google.protobuf.ByteString;
import com.google.zetasql.Value;
import dev.titan.wire.ApiException;
import dev.titan.wire.bigquery.Column;
import dev.titan.wire.bigquery.RowPolicy;
import dev.titan.wire.bigquery.SqlEngine;
import dev.titan.wire.bigquery.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Executes the statements of a local BigQuery with GoogleSQL's own analyser and evaluator. One
 * statement is executed at a time; transactions see the tables as they were when they began, and of
 * two that update or delete rows of one table the later is aborted.
 */
public final class GoogleSqlEngine implements SqlEngine {
  private final Set<String> datasets = new TreeSet<>();
  private final TreeMap<String, StoredTable> tables = new TreeMap<>();
  private final Definitions definitions = new Definitions();

  /** Which session has changed rows of which table in a transaction that is open. */
  private final Map<String, EngineSession> holders = new HashMap<>();

  private final EngineSession shared = new EngineSession(this, false);

  @Override
  public synchronized SqlSession open() {
    return new EngineSession(this, true);
  }

  @Override
  public SqlSession withoutSession() {
    return shared;
  }

  @Override
  public synchronized boolean createDataset(String path) {
    return datasets.add(path);
  }

  @Override
  public synchronized Set<String> datasets() {
    return new TreeSet<>(datasets);
  }

  @Override
  public synchronized boolean createTable(TableName table, List<Column> columns) {
    if (!datasets.contains(table.datasetPath())) {
      throw ApiException.notFound("Not found: Dataset " + table.project() + ":" + table.dataset());
    }
    if (tables.putIfAbsent(table.path(), new StoredTable(table.path(), columns)) != null) {
      return false;
    }
    definitions.table(table.path(), columns);
    return true;
  }

  @Override
  public synchronized Optional<List<Column>> columns(TableName table) {
    return Optional.ofNullable(tables.get(table.path())).map(StoredTable::columns);
  }

  @Override
  public synchronized List<TableName> tables(String datasetPath) {
    return tables.keySet().stream()
        .filter(path -> path.startsWith(datasetPath + "."))
        .map(TableName::parse)
        .toList();
  }

  @Override
  public synchronized List<List<Object>> rows(TableName table) {
    return cells(stored(table.path()).table().rows());
  }

  @Override
  public synchronized void append(TableName table, List<List<Object>> rows) {
    StoredTable stored = stored(table.path());
    List<List<Value>> values = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Value> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Object cell = row.get(i) instanceof byte[] b ? ByteString.copyFrom(b) : row.get(i);
        cells.add(Cells.value(Parameters.simple(stored.columns().get(i).type()), cell));
      }
      values.add(cells);
    }
    stored.append(values);
  }

  /** Rows as the server wants them. */
  static List<List<Object>> cells(List<List<Value>> rows) {
    List<List<Object>> all = new ArrayList<>();
    for (List<Value> row : rows) {
      List<Object> cells = new ArrayList<>();
      for (Value value : row) {
        Object cell = Cells.cell(value);
        cells.add(cell instanceof ByteString bytes ? bytes.toByteArray() : cell);
      }
      all.add(cells);
    }
    return all;
  }

  StoredTable stored(String path) {
    StoredTable table = tables.get(path);
    if (table == null) {
      throw ApiException.notFound("Not found: Table " + path.replaceFirst("\\.", ":"));
    }
    return table;
  }

  Map<String, StoredTable> all() {
    return tables;
  }

  /** Adds a column, which is empty in all rows that are there; false if it is there. */
  boolean addColumn(String path, Column column) {
    StoredTable there = stored(path);
    if (there.columns().stream().anyMatch(c -> c.name().equals(column.name()))) {
      return false;
    }
    tables.put(path, there.with(column));
    definitions.column(path, column);
    return true;
  }

  @Override
  public synchronized List<RowPolicy> policies(TableName table) {
    return definitions.policies(table);
  }

  Definitions definitions() {
    return definitions;
  }

  Map<String, EngineSession> holders() {
    return holders;
  }
}
