package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement with its parameters.
 *
 * @param text GoogleSQL
 * @param parameters <a
 *     href="https://cloud.google.com/bigquery/docs/reference/rest/v2/QueryParameter">as a client
 *     sends them</a>
 * @param positional whether they stand for question marks, in their order
 * @param defaultDataset {@code project.dataset} of unqualified names, or null
 */
public record SqlStatement(
    String text, List<JsonNode> parameters, boolean positional, String defaultDataset) {
  public SqlStatement {
    parameters = List.copyOf(parameters);
  }

  /** The statement of a query's configuration, or of a query request. */
  static SqlStatement of(String project, JsonNode query) {
    List<JsonNode> parameters = new ArrayList<>();
    query.path("queryParameters").forEach(parameters::add);
    JsonNode dataset = query.path("defaultDataset");
    return new SqlStatement(
        query.path("query").asText(),
        parameters,
        query.path("parameterMode").asText("NAMED").equals("POSITIONAL"),
        dataset.has("datasetId")
            ? dataset.path("projectId").asText(project) + "." + dataset.path("datasetId").asText()
            : null);
  }
}
