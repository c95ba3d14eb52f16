package dev.titan.storage.warehouse;

import java.util.ArrayList;
import java.util.List;

/** Builds a WHERE clause out of the conditions whose value is given. */
final class Where {
  private final StringBuilder clause = new StringBuilder();
  private final List<Object> arguments = new ArrayList<>();

  /**
   * Adds a condition, unless its value is null.
   *
   * @param condition SQL with one question mark
   */
  Where and(String condition, Object value) {
    if (value != null) {
      clause.append(clause.length() == 0 ? "WHERE " : " AND ").append(condition);
      arguments.add(value);
    }
    return this;
  }

  /**
   * Adds a condition with any number of values, also none.
   *
   * @param condition SQL with a question mark for each value
   */
  Where andAll(String condition, Object... values) {
    clause.append(clause.length() == 0 ? "WHERE " : " AND ").append(condition);
    arguments.addAll(List.of(values));
    return this;
  }

  /** The clause, or an empty text without any condition. */
  String clause() {
    return clause.toString();
  }

  /** The values of its question marks. */
  Object[] arguments() {
    return arguments.toArray();
  }
}
