package dev.titan.pipelines.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.storage.objects.StorageException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Runs pipelines on a Flink cluster, on all its slots. The jars of this process go with each job,
 * so the cluster needs none of Titan; its workers must see the home under the same path as this
 * process. The runner is only named, never compiled against: its jars are on the class path of
 * those runs alone that ask for it. How often a task that dies with its TaskManager is tried again
 * is the cluster's to say: Beam's options for it do nothing in a batch job of this Flink.
 *
 * @param address of the cluster's REST API, such as {@code http://localhost:8081}
 */
record FlinkEngine(String address) implements Engine {
  private static final String RUNNER = "org.apache.beam.runners.flink.FlinkRunner";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What the cluster has itself, and DuckDB, which only the committing process needs. */
  private static final Pattern NOT_SENT =
      Pattern.compile("(flink-|slf4j-|duckdb_jdbc-|picocli-).*");

  @Override
  public void requireReady() {
    requireRunner();
    slots();
  }

  @Override
  public PipelineOptions options() {
    requireRunner();
    return PipelineOptionsFactory.fromArgs(
            "--runner=FlinkRunner",
            "--flinkMaster=" + URI.create(address).getAuthority(),
            "--parallelism=" + slots(),
            "--filesToStage=" + String.join(",", jars()))
        .create();
  }

  private static void requireRunner() {
    try {
      Class.forName(RUNNER, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "the jars of Flink are not on the class path: give --runner flink, or set the variable"
              + " TITAN_FLINK_MASTER instead of flink.master in titan.properties",
          e);
    }
  }

  /** One of each name: the class paths that ours is made of have some jars in common. */
  private static Iterable<String> jars() {
    Map<String, String> jars = new TreeMap<>();
    Arrays.stream(ManagementFactory.getRuntimeMXBean().getClassPath().split(File.pathSeparator))
        .filter(jar -> !NOT_SENT.matcher(Path.of(jar).getFileName().toString()).matches())
        .forEach(jar -> jars.putIfAbsent(Path.of(jar).getFileName().toString(), jar));
    return jars.values();
  }

  /** How many tasks the cluster runs at once. */
  private int slots() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/overview")).timeout(PATIENCE).build();
      String overview =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString())
              .body();
      int slots = JsonMapper.builder().build().readTree(overview).path("slots-total").asInt();
      if (slots == 0) {
        throw new IOException("it has no task slots; are its TaskManagers running?");
      }
      return slots;
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
