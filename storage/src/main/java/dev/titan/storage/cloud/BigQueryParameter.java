package dev.titan.storage.cloud;

import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryParameterType;
import com.google.api.services.bigquery.model.QueryParameterValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that a statement is given, which is never part of its text.
 *
 * @param name its name; null of one that stands for a question mark
 * @param fields the type of a simple value under an empty name; else the types of the fields of an
 *     array of structs, by name, in their order
 * @param rows one row of one value; else a row for each struct. Values may be null; dates and times
 *     are written as ISO 8601 has them
 */
public record BigQueryParameter(String name, Map<String, Type> fields, List<List<Object>> rows) {
  private static final String SIMPLE = "";

  /** The types that Titan's parameters have. */
  public enum Type {
    STRING,
    INT64,
    FLOAT64,
    DATE,
    TIMESTAMP
  }

  public BigQueryParameter {
    fields = new LinkedHashMap<>(fields);
    rows = new ArrayList<>(rows);
  }

  /**
   * A simple value; a date is a {@link java.time.LocalDate}, a time an {@link java.time.Instant}.
   */
  public static BigQueryParameter of(String name, Type type, Object value) {
    List<Object> row = new ArrayList<>();
    row.add(value);
    return new BigQueryParameter(name, Map.of(SIMPLE, type), List.of(row));
  }

  QueryParameter toApi() {
    QueryParameter parameter = new QueryParameter().setName(name);
    if (fields.containsKey(SIMPLE)) {
      return parameter
          .setParameterType(type(fields.get(SIMPLE)))
          .setParameterValue(value(rows.get(0).get(0)));
    }
    return parameter
        .setParameterType(new QueryParameterType().setType("ARRAY").setArrayType(structType()))
        .setParameterValue(
            new QueryParameterValue().setArrayValues(rows.stream().map(this::struct).toList()));
  }

  private static QueryParameterType type(Type type) {
    return new QueryParameterType().setType(type.name());
  }

  private static QueryParameterValue value(Object value) {
    return new QueryParameterValue().setValue(value == null ? null : value.toString());
  }

  private QueryParameterType structType() {
    List<QueryParameterType.StructTypes> types = new ArrayList<>();
    fields.forEach(
        (field, type) ->
            types.add(new QueryParameterType.StructTypes().setName(field).setType(type(type))));
    return new QueryParameterType().setType("STRUCT").setStructTypes(types);
  }

  private QueryParameterValue struct(List<Object> row) {
    Map<String, QueryParameterValue> values = new LinkedHashMap<>();
    int i = 0;
    for (String field : fields.keySet()) {
      values.put(field, value(row.get(i++)));
    }
    return new QueryParameterValue().setStructValues(values);
  }
}
