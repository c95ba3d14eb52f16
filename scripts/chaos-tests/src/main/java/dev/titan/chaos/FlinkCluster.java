package dev.titan.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The cluster of {@code scripts/flink-cluster}: one JobManager and two TaskManagers. */
final class FlinkCluster implements AutoCloseable {
  private static final long DEADLINE_MINUTES = 10;
  private static final String SCRIPT =
      Path.of(System.getProperty("chaos.launcher")).resolveSibling("flink-cluster").toString();

  private final String address;

  private FlinkCluster(String address) {
    this.address = address;
  }

  /** Starts it; one that runs already is not touched, and this fails. */
  static FlinkCluster start() throws IOException {
    return new FlinkCluster(call("start"));
  }

  /**
   * Calls on a home that are worked on here.
   *
   * @param settings more variables of the environment, such as {@code NAME=value}
   */
  Titan on(Path home, String... settings) {
    List<String> command = new ArrayList<>(List.of("env", "TITAN_FLINK_MASTER=http://" + address));
    command.addAll(List.of(settings));
    return Titan.on(home).through(command);
  }

  /**
   * Kills a TaskManager as {@code kill -9} does, and starts another one in its place.
   *
   * @param number which one, from 1
   */
  void replaceTaskManager(int number) throws IOException {
    for (String line : call("status").lines().toList()) {
      String[] words = line.split(" ");
      if (words[0].equals("taskmanager-" + number)) {
        ProcessHandle.of(Long.parseLong(words[1])).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    call("mend");
  }

  /** Stops all processes. */
  @Override
  public void close() throws IOException {
    call("stop");
  }

  private static String call(String verb) throws IOException {
    Process process =
        new ProcessBuilder(SCRIPT, verb).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("scripts/flink-cluster " + verb + " has failed");
      }
      return said.strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
