package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.QueryResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows the answer to a query. */
final class QueryPrinter {
  private final QueryResult result;

  QueryPrinter(QueryResult result) {
    this.result = result;
  }

  void print(Output output) {
    if (output.json()) {
      json(output);
    } else {
      text(output);
    }
  }

  private void json(Output output) {
    List<String> keys = keys();
    for (List<Object> row : result.rows()) {
      Map<String, Object> json = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Object value = row.get(i);
        boolean isJson = value != null && result.columns().get(i).type().equals("JSON");
        json.put(keys.get(i), isJson ? new Output.RawJson(value.toString()) : value);
      }
      output.object(json);
    }
  }

  /** The names of the columns; a repeated one is numbered, for an object has a key only once. */
  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (QueryResult.Column column : result.columns()) {
      String key = column.name();
      for (int n = 2; !taken.add(key); n++) {
        key = column.name() + "_" + n;
      }
      keys.add(key);
    }
    return keys;
  }

  private void text(Output output) {
    Table table =
        new Table(result.columns().stream().map(QueryResult.Column::name).toArray(String[]::new));
    for (List<Object> row : result.rows()) {
      table.row(row.stream().map(QueryPrinter::cell).toArray());
    }
    output.table(table);
    if (table.isCut()) {
      output.note("long cells are cut; --json shows all of them");
    }
  }

  private static Object cell(Object value) {
    return value instanceof BigDecimal number ? Decimals.plain(number) : value;
  }
}
