package dev.titan.wire.dataflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The calls of the <a href="https://cloud.google.com/dataflow/docs/reference/rest">REST API</a> on
 * the jobs of a region: create, get, list, update of the wanted state, launch of a Flex Template,
 * messages and metrics, of which there are none. What it does not know fails with 501.
 */
final class DataflowApi {
  private static final String STATE = "currentState";
  private static final String RUNNING = "JOB_STATE_RUNNING";
  private static final int PLACE = 6; // v1b3/projects/P/locations/L/jobs

  private final Map<String, ObjectNode> jobs = new LinkedHashMap<>();
  private final Consumer<ObjectNode> workers;

  DataflowApi(Consumer<ObjectNode> workers) {
    this.workers = workers;
  }

  synchronized List<ObjectNode> jobs() {
    List<ObjectNode> copies = new ArrayList<>();
    jobs.values().forEach(job -> copies.add(job.deepCopy()));
    return copies;
  }

  synchronized void end(String id, String state) {
    job(id).put(STATE, state);
  }

  synchronized WireResponse answer(WireRequest request) {
    List<String> path = request.segments();
    if (path.size() == PLACE && path.get(5).equals("flexTemplates:launch")) {
      return launch(request, path.get(2), path.get(4));
    }
    boolean isOfJobs =
        path.size() >= PLACE
            && path.get(0).equals("v1b3")
            && path.get(1).equals("projects")
            && path.get(3).equals("locations")
            && path.get(5).equals("jobs");
    if (!isOfJobs) {
      throw ApiException.unknown(request);
    }
    List<String> rest = path.subList(PLACE, path.size());
    return switch (rest.size()) {
      case 0 -> onJobs(request, path.get(2), path.get(4));
      case 1 -> onJob(request, job(rest.get(0)));
      case 2 -> {
        job(rest.get(0));
        yield about(request, rest.get(1));
      }
      default -> throw ApiException.unknown(request);
    };
  }

  private WireResponse onJobs(WireRequest request, String project, String region) {
    return switch (request.method()) {
      case "POST" -> WireResponse.json(create(Json.parse(request.body()), project, region));
      case "GET" -> {
        ObjectNode list = Json.object();
        ArrayNode found = list.putArray("jobs");
        String name = request.parameter("name");
        jobs.values().stream()
            .filter(job -> name == null || job.path("name").asText().equals(name))
            .forEach(job -> found.add(summary(job)));
        yield WireResponse.json(list);
      }
      default -> throw ApiException.unknown(request);
    };
  }

  /** The launcher, which would run the template's main and send its graph, is not there. */
  private WireResponse launch(WireRequest request, String project, String region) {
    String token = request.header("authorization");
    if (token == null || !token.startsWith("Bearer ")) {
      throw new ApiException(
          401, "required", "UNAUTHENTICATED", "Request is missing required credential.");
    }
    ObjectNode launch = Json.parse(request.body()).withObject("/launchParameter");
    if (!launch.path("containerSpecGcsPath").asText().startsWith("gs://")) {
      throw ApiException.invalid("containerSpecGcsPath must be a path in Cloud Storage");
    }
    ObjectNode job = Json.object();
    job.put("name", launch.path("jobName").asText());
    job.set("launchParameter", launch);
    ObjectNode answer = Json.object();
    answer.set("job", create(job, project, region));
    return WireResponse.json(answer);
  }

  /** Of two running jobs of one name the second is refused; the same request twice is one job. */
  private ObjectNode create(ObjectNode wanted, String project, String region) {
    for (ObjectNode job : jobs.values()) {
      boolean isRunning = job.path(STATE).asText().equals(RUNNING);
      if (isRunning && job.path("name").equals(wanted.path("name"))) {
        if (wanted.has("clientRequestId")
            && job.path("clientRequestId").equals(wanted.path("clientRequestId"))) {
          return summary(job);
        }
        throw ApiException.conflict("There is already an active job named " + wanted.path("name"));
      }
    }
    ObjectNode job = wanted.deepCopy();
    String id = String.format("2026-01-01_00_00_00-%05d", jobs.size() + 1);
    job.put("id", id);
    job.put("projectId", project);
    job.put("location", region);
    job.put(STATE, RUNNING);
    job.put("createTime", Instant.now().toString());
    jobs.put(id, job);
    ObjectNode sent = job.deepCopy();
    Thread thread = new Thread(() -> workers.accept(sent), "wire-dataflow");
    thread.setDaemon(true);
    thread.start();
    return summary(job);
  }

  private static WireResponse onJob(WireRequest request, ObjectNode job) {
    if (request.method().equals("PUT")) {
      String wanted = Json.parse(request.body()).path("requestedState").asText();
      if (!wanted.isEmpty()) {
        job.put(STATE, wanted);
      }
    } else if (!request.method().equals("GET")) {
      throw ApiException.unknown(request);
    }
    ObjectNode told = summary(job);
    if ("JOB_VIEW_DESCRIPTION".equals(request.parameter("view")) && job.has("labels")) {
      told.set("labels", job.get("labels"));
    }
    return WireResponse.json(told);
  }

  private static WireResponse about(WireRequest request, String what) {
    if (!request.method().equals("GET") || !List.of("messages", "metrics").contains(what)) {
      throw ApiException.unknown(request);
    }
    return WireResponse.json(Json.object());
  }

  private static ObjectNode summary(ObjectNode job) {
    ObjectNode summary = Json.object();
    for (String field :
        List.of(
            "id",
            "name",
            "projectId",
            "location",
            STATE,
            "type",
            "createTime",
            "clientRequestId")) {
      if (job.has(field)) {
        summary.set(field, job.get(field));
      }
    }
    return summary;
  }

  private ObjectNode job(String id) {
    ObjectNode job = jobs.get(id);
    if (job == null) {
      throw ApiException.notFound("(" + id + "): Information about job could not be found.");
    }
    return job;
  }
}
