package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts jobs and finds them again. An id is given once: who sends a job twice learns of it. */
final class Jobs {
  /** Of a query, what this server heeds; anything else would change the answer. */
  private static final Set<String> QUERY =
      Set.of(
          "query",
          "queryParameters",
          "parameterMode",
          "useLegacySql",
          "useQueryCache",
          "defaultDataset",
          "maximumBytesBilled",
          "connectionProperties",
          "createSession",
          "priority");

  private static final Set<String> LOAD =
      Set.of(
          "destinationTable",
          "sourceFormat",
          "sourceUris",
          "schema",
          "createDisposition",
          "writeDisposition",
          "ignoreUnknownValues",
          "schemaUpdateOptions",
          "useAvroLogicalTypes"); // of which JSON has none

  private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

  private final Map<Job.Key, Job> jobs = new ConcurrentHashMap<>();
  private final SqlEngine engine;
  private final Sessions sessions;
  private final Function<String, byte[]> objects;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "wire-job");
            thread.setDaemon(true);
            return thread;
          });

  Jobs(SqlEngine engine, Function<String, byte[]> objects) {
    this.engine = engine;
    this.sessions = new Sessions(engine);
    this.objects = objects;
  }

  /**
   * Starts a job; one that is only tried is answered at once and leaves nothing.
   *
   * @param job as the client sends it
   * @param media bytes to load that came along, or null
   */
  ObjectNode insert(String project, ObjectNode job, byte[] media) {
    JsonNode reference = job.path("jobReference");
    ObjectNode configuration = (ObjectNode) job.path("configuration");
    if (configuration.path("dryRun").asBoolean(false)) {
      return tried(project, configuration.path("query"), configuration);
    }
    Job.Key key =
        new Job.Key(
            project,
            reference.path("location").asText("US"),
            reference.path("jobId").asText(UUID.randomUUID().toString()));
    return start(key, configuration, work(project, configuration, media)).resource();
  }

  Job start(Job.Key key, ObjectNode configuration, Supplier<Job.Result> work) {
    CompletableFuture<Job.Result> future = new CompletableFuture<>();
    Job job = new Job(key, configuration, future);
    if (jobs.putIfAbsent(key, job) != null) {
      throw new ApiException(409, "duplicate", "ALREADY_EXISTS", "Already Exists: Job " + key);
    }
    threads.execute(
        () -> {
          try {
            future.complete(work.get());
          } catch (ApiException e) {
            future.completeExceptionally(e);
          } catch (RuntimeException | AssertionError e) {
            // A client must not try again what this server cannot do.
            LOG.log(Level.ERROR, "job " + key + " cannot be done by this local server", e);
            future.completeExceptionally(unheeded("how to do that: " + e.getMessage()));
          }
        });
    return job;
  }

  private Supplier<Job.Result> work(String project, ObjectNode configuration, byte[] media) {
    if (configuration.has("query")) {
      JsonNode query = configuration.path("query");
      return () -> query(project, query);
    } else if (configuration.has("load")) {
      JsonNode load = configuration.path("load");
      return () -> load(load, media);
    }
    throw unheeded("a job that is neither query nor load");
  }

  private ObjectNode tried(String project, JsonNode query, ObjectNode configuration) {
    check(query);
    SqlPlan plan = sessions.of(query).session().plan(SqlStatement.of(project, query));
    ObjectNode answer = Json.object();
    answer.set("configuration", configuration);
    answer.putObject("jobReference").put("projectId", project);
    answer.putObject("status").put("state", "DONE");
    Job.describe(plan, answer.putObject("statistics"));
    return answer;
  }

  /** Executes the query of a configuration, or of a query request. */
  Job.Result query(String project, JsonNode query) {
    check(query);
    Sessions.Open open = sessions.of(query);
    SqlStatement statement = SqlStatement.of(project, query);
    long most = query.path("maximumBytesBilled").asLong(Long.MAX_VALUE);
    return new Job.Result(sessions.run(open, statement, plan -> check(plan, most)), 0, open.id());
  }

  private static void check(SqlPlan plan, long most) {
    if (plan.billed() > most) {
      throw new ApiException(
          400,
          "bytesBilledLimitExceeded",
          "INVALID_ARGUMENT",
          "Query exceeded limit for bytes billed: "
              + most
              + ". "
              + plan.billed()
              + " or higher required.");
    }
  }

  private static void check(JsonNode query) {
    refuseUnknown(query, QUERY);
    if (query.path("useLegacySql").asBoolean(true)) {
      throw unheeded("legacy SQL");
    }
  }

  private Job.Result load(JsonNode load, byte[] media) {
    refuseUnknown(load, LOAD);
    if (!load.path("sourceFormat").asText().equals("NEWLINE_DELIMITED_JSON")) {
      throw unheeded("the source format " + load.path("sourceFormat").asText());
    }
    if (!load.path("writeDisposition").asText("WRITE_APPEND").equals("WRITE_APPEND")) {
      throw unheeded("the write disposition " + load.path("writeDisposition").asText());
    }
    if (load.path("ignoreUnknownValues").asBoolean(false)
        || !load.path("schemaUpdateOptions").isEmpty()) {
      throw unheeded("loads that do not fit their table");
    }
    TableName table = TableName.of(load.path("destinationTable"));
    List<Column> columns = columns(table, load);
    LoadedRows reader = new LoadedRows(columns);
    List<List<Object>> rows = new ArrayList<>();
    if (media != null) {
      rows.addAll(reader.read(media));
    }
    for (JsonNode uri : load.path("sourceUris")) {
      rows.addAll(reader.read(objects.apply(uri.asText())));
    }
    engine.append(table, rows);
    return new Job.Result(null, rows.size(), null);
  }

  private List<Column> columns(TableName table, JsonNode load) {
    boolean creates =
        load.path("createDisposition").asText("CREATE_IF_NEEDED").equals("CREATE_IF_NEEDED");
    if (creates && load.has("schema") && engine.columns(table).isEmpty()) {
      engine.createTable(table, Column.of(load.path("schema")));
    }
    return engine
        .columns(table)
        .orElseThrow(() -> ApiException.notFound("Not found: Table " + table));
  }

  /** A job that is there; a client need not name the location of one that has the default. */
  Job get(String project, String location, String id) {
    Job job = jobs.get(new Job.Key(project, location == null ? "US" : location, id));
    if (job == null) {
      throw ApiException.notFound("Not found: Job " + project + ":" + id);
    }
    return job;
  }

  private static void refuseUnknown(JsonNode configuration, Set<String> known) {
    Set<String> unknown = new TreeSet<>();
    configuration.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw unheeded(unknown.toString());
    }
  }

  private static ApiException unheeded(String what) {
    return new ApiException(
        501, "notImplemented", "UNIMPLEMENTED", "this local server does not know " + what);
  }

  void close() {
    threads.shutdownNow();
    sessions.close();
  }
}
