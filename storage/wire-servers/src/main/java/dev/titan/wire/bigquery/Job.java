package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A <a href="https://cloud.google.com/bigquery/docs/reference/rest/v2/Job">job</a>, which works on
 * after the request that made it.
 */
final class Job {
  private final Key key;
  private final ObjectNode configuration;
  private final CompletableFuture<Result> work;
  private final long created = Instant.now().toEpochMilli();

  /** What tells a job from all others. */
  record Key(String project, String location, String id) {
    @Override
    public String toString() {
      return project + ":" + location + "." + id;
    }
  }

  /**
   * What came of a job.
   *
   * @param answer of a query; null of a load
   * @param loaded how many rows were loaded; 0 of a query
   * @param session the id of its session, or null
   */
  record Result(SqlAnswer answer, long loaded, String session) {}

  Job(Key key, ObjectNode configuration, CompletableFuture<Result> work) {
    this.key = key;
    this.configuration = configuration;
    this.work = work;
  }

  /** Waits for its end; false if that takes longer. */
  boolean awaits(long millis) {
    try {
      work.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      return true;
    }
  }

  /** Its result, once it has ended; what it failed of becomes the answer. */
  Result result() {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw (ApiException) e.getCause(); // see Jobs
    }
  }

  ObjectNode reference() {
    return Json.object()
        .put("projectId", key.project())
        .put("jobId", key.id())
        .put("location", key.location());
  }

  /** As a client sees it. */
  ObjectNode resource() {
    ObjectNode job = Json.object();
    job.put("kind", "bigquery#job").put("id", key.toString());
    job.set("jobReference", reference());
    job.set("configuration", configuration);
    ObjectNode status = job.putObject("status");
    ObjectNode statistics = job.putObject("statistics");
    statistics.put("creationTime", Long.toString(created));
    statistics.put("startTime", Long.toString(created));
    if (!work.isDone()) {
      status.put("state", "RUNNING");
      return job;
    }
    status.put("state", "DONE");
    statistics.put("endTime", Long.toString(Instant.now().toEpochMilli()));
    try {
      describe(result(), statistics);
    } catch (ApiException e) {
      ObjectNode error = Json.object().put("reason", e.reason()).put("message", e.getMessage());
      status.set("errorResult", error);
      ArrayNode errors = status.putArray("errors");
      errors.add(error.deepCopy());
    }
    return job;
  }

  private static void describe(Result result, ObjectNode statistics) {
    if (result.session() != null) {
      statistics.putObject("sessionInfo").put("sessionId", result.session());
    }
    if (result.answer() == null) {
      statistics.putObject("load").put("outputRows", Long.toString(result.loaded()));
    } else {
      describe(result.answer().plan(), statistics);
      Long changed = result.answer().changed();
      if (changed != null) {
        ((ObjectNode) statistics.get("query")).put("numDmlAffectedRows", Long.toString(changed));
      }
    }
  }

  /** What is told of a statement, also when it was only tried. */
  static void describe(SqlPlan plan, ObjectNode statistics) {
    statistics.put("totalBytesProcessed", Long.toString(plan.bytes()));
    ObjectNode query = statistics.putObject("query");
    query.put("statementType", plan.type());
    query.put("totalBytesProcessed", Long.toString(plan.bytes()));
    query.put("totalBytesProcessedAccuracy", "UPPER_BOUND");
    query.put("totalBytesBilled", Long.toString(plan.billed()));
    ArrayNode tables = query.putArray("referencedTables");
    plan.tables().forEach(table -> tables.add(table.reference()));
    query.set("schema", Column.schema(plan.columns()));
  }
}
