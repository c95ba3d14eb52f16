package dev.titan.storage.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What readers ask a warehouse, whatever it is made of. */
interface Questions {
  /** The only statement of a resource, with its placeholders filled in. */
  String sql(String resource, Map<String, String> placeholders);

  /** Hands over each row of an answer; arguments stand for question marks. */
  void forEach(String sql, Consumer<Row> consumer, Object... arguments);

  /** All rows of an answer. */
  default <T> List<T> list(String sql, Function<Row, T> reader, Object... arguments) {
    List<T> rows = new ArrayList<>();
    forEach(sql, row -> rows.add(reader.apply(row)), arguments);
    return rows;
  }
}
