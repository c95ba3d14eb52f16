package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.Json;

/**
 * A table's whole name.
 *
 * @param project the project
 * @param dataset the dataset in it
 * @param table the table in that
 */
public record TableName(String project, String dataset, String table) {

  /** The table that a reference names. */
  static TableName of(JsonNode reference) {
    return new TableName(
        reference.path("projectId").asText(),
        reference.path("datasetId").asText(),
        reference.path("tableId").asText());
  }

  /**
   * The table of a path as statements name it.
   *
   * @throws IllegalArgumentException if it has not three parts
   */
  public static TableName parse(String path) {
    String[] parts = path.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("no whole name of a table: " + path);
    }
    return new TableName(parts[0], parts[1], parts[2]);
  }

  /** The path as statements name it. */
  public String path() {
    return project + "." + dataset + "." + table;
  }

  /** The dataset's path. */
  public String datasetPath() {
    return project + "." + dataset;
  }

  ObjectNode reference() {
    return Json.object().put("projectId", project).put("datasetId", dataset).put("tableId", table);
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return project + ":" + dataset + "." + table;
  }
}
