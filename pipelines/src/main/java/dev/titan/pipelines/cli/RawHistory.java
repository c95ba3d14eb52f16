package dev.titan.pipelines.cli;

import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.QueryResult;
import dev.titan.storage.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of a raw object: what came in, and which runs have read it. */
final class RawHistory {
  private final Warehouse warehouse;

  RawHistory(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** What came in, by column; empty if it is not known. */
  Map<String, Object> object(String rawId) {
    List<Map<String, Object>> rows =
        ask("shared/read_raw_object.sql", rawId, List.of("received_at", "gone_at"));
    return rows.isEmpty() ? Map.of() : rows.get(0);
  }

  /** The runs that have read it, oldest first. */
  List<Map<String, Object>> runs(String rawId) {
    return ask("shared/read_raw_runs.sql", rawId, List.of("committed_at"));
  }

  private List<Map<String, Object>> ask(String resource, String rawId, List<String> times) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (!rawId.matches("[0-9A-Za-z._-]+")) { // it becomes a part of the statement
      return rows;
    }
    String sql = SqlText.statement(resource, Map.of("raw_id", "'" + rawId + "'"));
    QueryResult found = warehouse.query(sql, QueryLimits.DEFAULT);
    for (List<Object> values : found.rows()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < found.columns().size(); i++) {
        row.put(found.columns().get(i).name(), values.get(i));
      }
      for (String time : times) {
        row.computeIfPresent(time, (name, value) -> value + "Z"); // as the other times
      }
      rows.add(row);
    }
    return rows;
  }
}
