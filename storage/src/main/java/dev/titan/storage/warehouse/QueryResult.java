package dev.titan.storage.warehouse;

import java.util.Collections;
import java.util.List;

/**
 * The answer to a query.
 *
 * @param columns its columns
 * @param rows the values, in the order of the columns: null, Boolean, Long, {@link
 *     java.math.BigDecimal}, Double, or a String (dates and times in ISO 8601, bytes in base64,
 *     everything else as the warehouse prints it)
 * @param truncated whether there are more rows than the limit allows
 */
public record QueryResult(List<Column> columns, List<List<Object>> rows, boolean truncated) {
  public QueryResult {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(rows);
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type its type, as the warehouse calls it
   */
  public record Column(String name, String type) {}
}
