package dev.titan.wire.bigquery;

import dev.titan.wire.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tables in memory that take and tell rows, and execute no statement. */
public final class MemoryTables implements SqlEngine {
  private final Set<String> datasets = new TreeSet<>();
  private final Map<String, List<Column>> columns = new TreeMap<>();
  private final Map<String, List<List<Object>>> rows = new TreeMap<>();

  @Override
  public SqlSession open() {
    throw statement();
  }

  @Override
  public SqlSession withoutSession() {
    throw statement();
  }

  private static ApiException statement() {
    return new ApiException(
        501, "notImplemented", "UNIMPLEMENTED", "these tables execute no statements");
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
  public synchronized boolean createTable(TableName table, List<Column> tableColumns) {
    if (!datasets.contains(table.datasetPath())) {
      throw ApiException.notFound("Not found: Dataset " + table.project() + ":" + table.dataset());
    }
    rows.putIfAbsent(table.path(), new ArrayList<>());
    return columns.putIfAbsent(table.path(), List.copyOf(tableColumns)) == null;
  }

  @Override
  public synchronized Optional<List<Column>> columns(TableName table) {
    return Optional.ofNullable(columns.get(table.path()));
  }

  @Override
  public synchronized List<TableName> tables(String datasetPath) {
    return columns.keySet().stream()
        .filter(path -> path.startsWith(datasetPath + "."))
        .map(TableName::parse)
        .toList();
  }

  @Override
  public List<RowPolicy> policies(TableName table) {
    return List.of();
  }

  @Override
  public synchronized List<List<Object>> rows(TableName table) {
    return new ArrayList<>(stored(table));
  }

  @Override
  public synchronized void append(TableName table, List<List<Object>> more) {
    stored(table).addAll(more);
  }

  private List<List<Object>> stored(TableName table) {
    List<List<Object>> stored = rows.get(table.path());
    if (stored == null) {
      throw ApiException.notFound("Not found: Table " + table);
    }
    return stored;
  }
}
