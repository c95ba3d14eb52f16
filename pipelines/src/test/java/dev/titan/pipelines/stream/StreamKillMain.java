package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that runs a stream until nothing more arrives, and kills itself when it
 * comes to a point for the nth time, with a signal nobody can catch.
 */
public final class StreamKillMain {
  /** The exit code of a killed process. */
  static final int KILLED = 128 + 9;

  private StreamKillMain() {}

  /**
   * Runs that process and returns its exit code.
   *
   * @param point the name of a point of {@link StreamProbe} or {@link RunProbe}, or none
   * @param nth which time it comes to the point, from 1
   */
  static int inChild(String point, int nth, Path home, Path landing) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StreamKillMain.class.getName(), point, Integer.toString(nth)));
    command.addAll(List.of(home.toString(), landing.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  public static void main(String[] args) throws IOException {
    int[] left = {Integer.parseInt(args[1])};
    StreamProbe.listen(point -> reached(point.name(), args[0], left));
    RunProbe.listen(point -> reached(point.name(), args[0], left));
    TestHome home = TestHome.withOrders(Path.of(args[2])).live();
    StreamRequest request =
        new StreamRequest(
            new StreamRequest.LandingFolder(Path.of(args[3])),
            new StreamRequest.Names("acme", "main", "shop"),
            Duration.ofMillis(300),
            Duration.ofMillis(500));
    new Stream(home.installation(), new Silent()).run(request, () -> false);
    System.exit(0); // the engine may have threads left
  }

  private static synchronized void reached(String point, String wanted, int[] left) {
    if (point.equals(wanted) && --left[0] <= 0) {
      killThisProcess();
    }
  }

  private static void killThisProcess() {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot kill this process", e);
    }
  }
}
