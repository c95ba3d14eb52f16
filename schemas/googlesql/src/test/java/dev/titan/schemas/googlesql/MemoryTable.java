package dev.titan.schemas.googlesql;

import com.google.zetasql.EvaluatorTableModifyResponse;
import com.google.zetasql.EvaluatorTableModifyResponse.Row.Operation;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small table in memory, with the rows that the evaluator reads and changes. */
public final class MemoryTable {
  private final SimpleTable simple;
  private final String path;
  private final List<List<Value>> rows;
  private long lastChanges;

  MemoryTable(String name, Map<String, Type> columns) {
    this(name, name, columns, new ArrayList<>());
  }

  private MemoryTable(String name, String path, Map<String, Type> columns, List<List<Value>> rows) {
    this.path = path;
    this.rows = rows;
    this.simple =
        new SimpleTable(
            name,
            columns.entrySet().stream()
                .map(column -> new SimpleColumn(name, column.getKey(), column.getValue()))
                .toList());
  }

  MemoryTable copy() {
    MemoryTable copy = new MemoryTable(name(), columns());
    copy.rows.addAll(rows);
    return copy;
  }

  /** The same table, with the same rows, under another name. */
  MemoryTable named(String other) {
    return new MemoryTable(other, path, columns(), rows);
  }

  /** Its own name, also where it goes by another one. */
  String path() {
    return path;
  }

  String name() {
    return simple.getName();
  }

  SimpleTable simple() {
    return simple;
  }

  /** The rows themselves: what is changed in them is changed in the table. */
  public List<List<Value>> rows() {
    return rows;
  }

  /** The names and types of its columns, in their order. */
  public Map<String, Type> columns() {
    Map<String, Type> columns = new LinkedHashMap<>();
    simple.getColumnList().forEach(column -> columns.put(column.getName(), column.getType()));
    return columns;
  }

  /** Adds a row of objects, one for each column. */
  public void add(List<?> cells) {
    List<Value> row = new ArrayList<>();
    for (int i = 0; i < simple.getColumnCount(); i++) {
      row.add(Cells.value(simple.getColumn(i).getType(), cells.get(i)));
    }
    rows.add(row);
  }

  /** The rows as objects. */
  public List<List<Object>> cells() {
    return rows.stream()
        .map(row -> row.stream().map(Cells::cell).collect(Collectors.<Object>toList()))
        .toList();
  }

  /** The rows with their position before them. */
  List<List<Value>> numberedRows() {
    List<List<Value>> numbered = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Value> row = new ArrayList<>();
      row.add(Value.createInt64Value(i));
      row.addAll(rows.get(i));
      numbered.add(row);
    }
    return numbered;
  }

  /** How many rows the last statement that changed it has changed. */
  long lastChanges() {
    return lastChanges;
  }

  /** Applies changes, whose rows are those of {@link #numberedRows} unless they are new. */
  void apply(List<EvaluatorTableModifyResponse.Row> changes) {
    List<List<Value>> inserted = new ArrayList<>();
    lastChanges = changes.size();
    for (EvaluatorTableModifyResponse.Row change : changes) {
      if (change.getOperation() == Operation.INSERT) {
        inserted.add(new ArrayList<>(change.getContent()));
        continue;
      }
      int position = (int) change.getOriginalPrimaryKeysValues().get(0).getInt64Value();
      rows.set(
          position,
          change.getOperation() == Operation.UPDATE
              ? new ArrayList<>(change.getContent().subList(1, change.getContent().size()))
              : null);
    }
    rows.removeIf(row -> row == null);
    rows.addAll(inserted);
  }
}
