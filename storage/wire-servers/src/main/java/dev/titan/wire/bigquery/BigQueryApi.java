package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The calls of the <a href="https://cloud.google.com/bigquery/docs/reference/rest">JSON API</a>.
 * What it does not know fails with 501.
 */
final class BigQueryApi {
  private static final long WAIT_MILLIS = 10_000;
  private static final String GET_IAM_POLICY = ":getIamPolicy";
  private static final String FILTERED_DATA_VIEWER = "roles/bigquery.filteredDataViewer";

  private final SqlEngine engine;
  private final Jobs jobs;
  private final JobUploads uploads;
  private final Supplier<String> url;

  BigQueryApi(SqlEngine engine, Function<String, byte[]> objects, Supplier<String> url) {
    this.engine = engine;
    this.jobs = new Jobs(engine, objects);
    this.uploads = new JobUploads(jobs);
    this.url = url;
  }

  WireResponse answer(WireRequest request) {
    List<String> path = request.segments();
    boolean resumable = !path.isEmpty() && path.get(0).equals("resumable");
    List<String> inner = resumable ? path.subList(1, path.size()) : path;
    if (!inner.isEmpty() && inner.get(0).equals("upload")) {
      return upload(request, afterVersion(request, inner.subList(1, inner.size())));
    }
    return service(request, afterVersion(request, path));
  }

  /** What follows {@code bigquery/v2/projects}: a project and more. */
  private static List<String> afterVersion(WireRequest request, List<String> path) {
    if (path.size() < 5 || !path.subList(0, 3).equals(List.of("bigquery", "v2", "projects"))) {
      throw ApiException.unknown(request);
    }
    return path.subList(3, path.size());
  }

  private WireResponse upload(WireRequest request, List<String> path) {
    if (!path.get(1).equals("jobs")) {
      throw ApiException.unknown(request);
    }
    return request.method().equals("PUT")
        ? uploads.resume(request)
        : uploads.begin(path.get(0), request, url.get());
  }

  private WireResponse service(WireRequest request, List<String> path) {
    String project = path.get(0);
    List<String> rest = path.subList(2, path.size());
    return WireResponse.json(
        switch (path.get(1)) {
          case "jobs" -> jobs(request, project, rest);
          case "queries" -> queries(request, project, rest);
          case "datasets" -> datasets(request, project, rest);
          default -> throw ApiException.unknown(request);
        });
  }

  private ObjectNode jobs(WireRequest request, String project, List<String> path) {
    if (request.method().equals("POST") && path.isEmpty()) {
      return jobs.insert(project, Json.parse(request.body()), null);
    } else if (request.method().equals("GET") && path.size() == 1) {
      return jobs.get(project, request.parameter("location"), path.get(0)).resource();
    }
    throw ApiException.unknown(request);
  }

  private ObjectNode queries(WireRequest request, String project, List<String> path) {
    if (request.method().equals("GET") && path.size() == 1) {
      return results(request, jobs.get(project, request.parameter("location"), path.get(0)));
    }
    // jobs.query: Titan and Beam send jobs, whose ids make a second try harmless.
    throw ApiException.unknown(request);
  }

  private static ObjectNode results(WireRequest request, Job job) {
    Long wait = request.number("timeoutMs");
    ObjectNode answer = Json.object().put("kind", "bigquery#getQueryResultsResponse");
    answer.set("jobReference", job.reference());
    boolean done = job.awaits(wait == null ? WAIT_MILLIS : wait);
    answer.put("jobComplete", done);
    if (done) {
      SqlAnswer sql = job.result().answer();
      if (sql == null) {
        throw ApiException.invalid("Cannot get the query results of a job that is no query.");
      }
      answer.set("schema", Column.schema(sql.plan().columns()));
      answer.put("totalBytesProcessed", Long.toString(sql.plan().bytes()));
      if (sql.changed() != null) {
        answer.put("numDmlAffectedRows", Long.toString(sql.changed()));
      }
      WireRows.page(request, sql.rows(), answer);
    }
    return answer;
  }

  private ObjectNode datasets(WireRequest request, String project, List<String> path) {
    boolean reads = request.method().equals("GET");
    if (path.isEmpty()) {
      return reads ? listDatasets(project) : createDataset(request, project);
    } else if (path.size() == 1 && reads) {
      return dataset(existing(project + "." + path.get(0)));
    } else if (path.size() >= 2 && path.get(1).equals("tables")) {
      return tables(request, existing(project + "." + path.get(0)), path.subList(2, path.size()));
    }
    throw ApiException.unknown(request);
  }

  private ObjectNode createDataset(WireRequest request, String project) {
    String id = Json.parse(request.body()).path("datasetReference").path("datasetId").asText();
    if (id.isEmpty() || !request.method().equals("POST")) {
      throw ApiException.unknown(request);
    }
    if (!engine.createDataset(project + "." + id)) {
      throw duplicate("Dataset " + project + ":" + id);
    }
    return dataset(project + "." + id);
  }

  private ObjectNode listDatasets(String project) {
    ArrayNode list = Json.array();
    for (String path : engine.datasets()) {
      if (path.startsWith(project + ".")) {
        list.add(dataset(path));
      }
    }
    ObjectNode answer = Json.object().put("kind", "bigquery#datasetList");
    answer.set("datasets", list);
    return answer;
  }

  private String existing(String path) {
    if (!engine.datasets().contains(path)) {
      throw ApiException.notFound("Not found: Dataset " + path.replaceFirst("\\.", ":"));
    }
    return path;
  }

  private static ObjectNode dataset(String path) {
    String[] parts = path.split("\\.", 2);
    ObjectNode dataset = Json.object().put("kind", "bigquery#dataset");
    dataset.put("id", parts[0] + ":" + parts[1]);
    dataset.putObject("datasetReference").put("projectId", parts[0]).put("datasetId", parts[1]);
    return dataset;
  }

  private ObjectNode tables(WireRequest request, String datasetPath, List<String> path) {
    boolean reads = request.method().equals("GET");
    if (path.isEmpty()) {
      return reads ? listTables(datasetPath) : createTable(request);
    }
    TableName table = TableName.parse(datasetPath + "." + path.get(0));
    List<Column> columns =
        engine.columns(table).orElseThrow(() -> ApiException.notFound("Not found: Table " + table));
    if (path.size() == 1 && reads) {
      return table(table, columns);
    } else if (path.size() == 2 && reads && path.get(1).equals("data")) {
      ObjectNode answer = Json.object().put("kind", "bigquery#tableDataList");
      WireRows.page(request, engine.rows(table), answer);
      return answer;
    } else if (path.size() >= 2 && path.get(1).equals("rowAccessPolicies")) {
      return policies(request, table, path.subList(2, path.size()));
    }
    throw ApiException.unknown(request);
  }

  /**
   * The <a
   * href="https://cloud.google.com/bigquery/docs/reference/rest/v2/rowAccessPolicies">policies</a>
   * of a table: to whom they are granted, only a call of its own tells.
   */
  private ObjectNode policies(WireRequest request, TableName table, List<String> path) {
    if (path.isEmpty() && request.method().equals("GET")) {
      ObjectNode answer = Json.object();
      ArrayNode list = answer.putArray("rowAccessPolicies");
      for (RowPolicy policy : engine.policies(table)) {
        ObjectNode one = list.addObject().put("filterPredicate", policy.filter());
        ObjectNode reference = table.reference().put("policyId", policy.name());
        one.set("rowAccessPolicyReference", reference);
      }
      return answer;
    } else if (path.size() == 1 && path.get(0).endsWith(GET_IAM_POLICY)) {
      String name = path.get(0).substring(0, path.get(0).length() - GET_IAM_POLICY.length());
      for (RowPolicy policy : engine.policies(table)) {
        if (policy.name().equals(name)) {
          ObjectNode answer = Json.object().put("version", 1).put("etag", "ACAB");
          ObjectNode binding =
              answer.putArray("bindings").addObject().put("role", FILTERED_DATA_VIEWER);
          policy.grantees().forEach(binding.putArray("members")::add);
          return answer;
        }
      }
      throw ApiException.notFound("Not found: Row access policy " + name);
    }
    throw ApiException.unknown(request);
  }

  private ObjectNode createTable(WireRequest request) {
    JsonNode sent = Json.parse(request.body());
    if (!request.method().equals("POST")) {
      throw ApiException.unknown(request);
    }
    TableName table = TableName.of(sent.path("tableReference"));
    List<Column> columns = Column.of(sent.path("schema"));
    if (!engine.createTable(table, columns)) {
      throw duplicate("Table " + table);
    }
    return table(table, columns);
  }

  private ObjectNode listTables(String datasetPath) {
    ArrayNode list = Json.array();
    for (TableName name : engine.tables(datasetPath)) {
      ObjectNode table = list.addObject().put("kind", "bigquery#table");
      table.put("id", name.toString()).put("type", "TABLE");
      table.set("tableReference", name.reference());
    }
    ObjectNode answer = Json.object().put("kind", "bigquery#tableList");
    answer.put("totalItems", list.size());
    answer.set("tables", list);
    return answer;
  }

  private ObjectNode table(TableName name, List<Column> columns) {
    ObjectNode table = Json.object().put("kind", "bigquery#table");
    table.put("id", name.toString()).put("type", "TABLE");
    table.set("tableReference", name.reference());
    table.set("schema", Column.schema(columns));
    table.put("numRows", Integer.toString(engine.rows(name).size()));
    return table;
  }

  private static ApiException duplicate(String what) {
    return new ApiException(409, "duplicate", "ALREADY_EXISTS", "Already Exists: " + what);
  }

  void close() {
    jobs.close();
  }
}
