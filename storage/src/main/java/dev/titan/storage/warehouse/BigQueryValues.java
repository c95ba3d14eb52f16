package dev.titan.storage.warehouse;

import dev.titan.storage.cloud.BigQueryParameter;
import dev.titan.storage.cloud.BigQueryStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The values that the statements of a round name; a statement is given those that it names. */
final class BigQueryValues {
  private static final Pattern NAME = Pattern.compile("@([a-z_]+)");

  private final Map<String, BigQueryParameter> values = new LinkedHashMap<>();

  /** Sets a value, which may be null. */
  void set(String name, BigQueryParameter.Type type, Object value) {
    values.put(name, BigQueryParameter.of(name, type, value));
  }

  /** Sets a list of structs. */
  void set(String name, Map<String, BigQueryParameter.Type> fields, List<List<Object>> rows) {
    values.put(name, new BigQueryParameter(name, fields, rows));
  }

  /**
   * A statement with its values.
   *
   * @throws IllegalStateException if it names one that is not set
   */
  BigQueryStatement statement(String what, String sql) {
    List<BigQueryParameter> used = new ArrayList<>();
    NAME.matcher(sql)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .forEach(
            name -> {
              BigQueryParameter value = values.get(name);
              if (value == null) {
                throw new IllegalStateException(what + " wants a value for @" + name);
              }
              used.add(value);
            });
    return new BigQueryStatement(what, sql, used, isTransactionControl(sql));
  }

  private static boolean isTransactionControl(String sql) {
    return sql.endsWith(" TRANSACTION");
  }
}
