package dev.titan.schemas.googlesql;

import com.google.zetasql.Type;
import com.google.zetasql.Value;
import dev.titan.wire.ApiException;
import dev.titan.wire.bigquery.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A permanent table of the engine, as all sees it that is committed. */
final class StoredTable {
  private final List<Column> columns;
  private final MemoryTable table;
  private long version;
  private long mutations;

  StoredTable(String name, List<Column> columns) {
    this.columns = List.copyOf(columns);
    Map<String, Type> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), Parameters.simple(column.type())));
    this.table = new MemoryTable(name, types);
  }

  /** The same rows, with a column more that none of them has a value for. */
  StoredTable with(Column column) {
    List<Column> all = new ArrayList<>(columns);
    all.add(column);
    StoredTable wider = new StoredTable(table.name(), all);
    for (List<Value> row : table.rows()) {
      List<Value> cells = new ArrayList<>(row);
      cells.add(Value.createNullValue(Parameters.simple(column.type())));
      wider.table.rows().add(cells);
    }
    wider.version = version + 1;
    wider.mutations = mutations + 1;
    return wider;
  }

  List<Column> columns() {
    return columns;
  }

  /** What is committed; not to be changed. */
  MemoryTable table() {
    return table;
  }

  /** Changes with each commit to it. */
  long version() {
    return version;
  }

  /** Changes with each commit that does more than append. */
  long mutations() {
    return mutations;
  }

  /** Appends rows. */
  void append(List<List<Value>> rows) {
    check(rows);
    table.rows().addAll(rows);
    version++;
  }

  /**
   * Replaces those rows that a transaction has seen.
   *
   * @param seen how many of the rows it knew; later ones were appended beside it, and stay
   */
  void replace(int seen, List<List<Value>> rows) {
    check(rows);
    List<List<Value>> all = new ArrayList<>(rows);
    all.addAll(table.rows().subList(seen, table.rows().size()));
    table.rows().clear();
    table.rows().addAll(all);
    version++;
    mutations++;
  }

  /** Refuses rows that lack what they must have. */
  void check(List<List<Value>> rows) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).required()) {
        for (List<Value> row : rows) {
          if (row.get(i).isNull()) {
            throw ApiException.invalid(
                "Required field " + columns.get(i).name() + " cannot be null");
          }
        }
      }
    }
  }

  /**
   * The logical size of its rows, as <a
   * href="https://cloud.google.com/bigquery/pricing#data">BigQuery counts</a> it.
   */
  long bytes() {
    long bytes = 0;
    for (List<Value> row : table.rows()) {
      for (Value value : row) {
        bytes += value.isNull() ? 0 : size(value);
      }
    }
    return bytes;
  }

  private static long size(Value value) {
    return switch (value.getType().getKind()) {
      case TYPE_STRING ->
          2 + value.getStringValue().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      case TYPE_JSON -> value.getJsonValue().length();
      case TYPE_BYTES -> 2 + value.getBytesValue().size();
      case TYPE_BOOL -> 1;
      case TYPE_NUMERIC -> 16;
      default -> 8;
    };
  }
}
