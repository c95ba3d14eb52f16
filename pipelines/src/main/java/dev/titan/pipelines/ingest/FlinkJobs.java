package dev.titan.pipelines.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a Flink cluster does, as its <a
 * href="https://nightlies.apache.org/flink/flink-docs-release-1.19/docs/ops/rest_api/">REST API</a>
 * tells.
 */
final class FlinkJobs {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration END = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 200;
  private static final Set<String> OVER = Set.of("FINISHED", "CANCELED", "FAILED");

  private final String address;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * The jobs of a cluster.
   *
   * @param address of its REST API, such as {@code http://localhost:8081}
   */
  FlinkJobs(String address) {
    this.address = address;
  }

  /**
   * How many tasks the cluster runs at once.
   *
   * @throws StorageException if it cannot be reached, or runs none
   */
  int slots() {
    return called(
        () -> {
          int slots = get("/overview").path("slots-total").asInt();
          if (slots == 0) {
            throw new IOException("it has no task slots; are its TaskManagers running?");
          }
          return slots;
        });
  }

  /**
   * Cancels all jobs of a name, and waits until they are over.
   *
   * @throws StorageException if the cluster cannot be reached, or does not end them in time
   */
  void cancel(String name) {
    called(
        () -> {
          long deadline = System.nanoTime() + END.toNanos();
          List<String> running = running(name);
          for (String job : running) {
            send(HttpRequest.newBuilder(uri("/jobs/" + job + "?mode=cancel")), "PATCH");
          }
          while (!running.isEmpty()) {
            if (System.nanoTime() > deadline) {
              throw new IOException("its job " + running + " does not end; cancel it there");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            running = running(name);
          }
          return null;
        });
  }

  private List<String> running(String name) throws IOException, InterruptedException {
    List<String> running = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      if (job.path("name").asText().equals(name) && !OVER.contains(job.path("state").asText())) {
        running.add(job.path("jid").asText());
      }
    }
    return running;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return JsonMapper.builder().build().readTree(send(HttpRequest.newBuilder(uri(path)), "GET"));
  }

  private String send(HttpRequest.Builder request, String method)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            request.method(method, HttpRequest.BodyPublishers.noBody()).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IOException("it has answered " + answer.statusCode());
    }
    return answer.body();
  }

  private URI uri(String path) {
    return URI.create(address + path);
  }

  private interface Call<T> {
    T run() throws IOException, InterruptedException;
  }

  private <T> T called(Call<T> call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable(new InterruptedIOException());
    }
  }

  private StorageException unusable(IOException e) {
    return StorageException.cannot(
        "use the Flink cluster at",
        address,
        "start it, or name another one with --flink-master or TITAN_FLINK_MASTER",
        e);
  }
}
