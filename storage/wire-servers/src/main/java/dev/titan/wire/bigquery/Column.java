package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a table or of an answer.
 *
 * @param name its name
 * @param type its GoogleSQL type, such as INT64
 * @param required whether it must have a value
 */
public record Column(String name, String type, boolean required) {

  /**
   * The columns of a <a
   * href="https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableSchema">schema</a>.
   */
  static List<Column> of(JsonNode schema) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode field : schema.path("fields")) {
      String mode = field.path("mode").asText("NULLABLE");
      if (mode.equals("REPEATED") || field.has("fields")) {
        throw new ApiException(
            501, "notImplemented", "UNIMPLEMENTED", "this local server has no nested columns");
      }
      columns.add(
          new Column(
              field.path("name").asText(),
              sqlType(field.path("type").asText()),
              mode.equals("REQUIRED")));
    }
    return columns;
  }

  /** Both names of a type are known to clients; answers carry the older one. */
  private static String sqlType(String type) {
    return switch (type) {
      case "INTEGER" -> "INT64";
      case "FLOAT" -> "FLOAT64";
      case "BOOLEAN" -> "BOOL";
      default -> type;
    };
  }

  private String wireType() {
    return switch (type) {
      case "INT64" -> "INTEGER";
      case "FLOAT64" -> "FLOAT";
      case "BOOL" -> "BOOLEAN";
      default -> type;
    };
  }

  /** The schema of these columns. */
  static ObjectNode schema(List<Column> columns) {
    ObjectNode schema = Json.object();
    ArrayNode fields = schema.putArray("fields");
    for (Column column : columns) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", column.wireType())
          .put("mode", column.required() ? "REQUIRED" : "NULLABLE");
    }
    return schema;
  }
}
