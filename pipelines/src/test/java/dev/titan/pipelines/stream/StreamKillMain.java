package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.ChildJava;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process of its own that runs a stream until nothing more arrives, and kills itself when what
 * arrives comes to a point, with a signal nobody can catch. What an earlier process has left is
 * finished before that.
 */
public final class StreamKillMain {
  /** The exit code of a killed process. */
  static final int KILLED = 128 + 9;

  /** What it reads where Pub/Sub is served. */
  static final String SUBSCRIPTION = "projects/titan-local/subscriptions/titan";

  private StreamKillMain() {}

  /**
   * Runs that process and returns its exit code.
   *
   * @param point the name of a point of {@link StreamProbe} or {@link RunProbe}, or none
   * @param from a landing folder, or where Pub/Sub is served
   */
  static int inChild(String point, Path home, String from) throws Exception {
    return ChildJava.run(StreamKillMain.class, point, home.toString(), from);
  }

  public static void main(String[] args) throws IOException {
    AtomicBoolean hasArrived = new AtomicBoolean();
    StreamProbe.listen(
        point -> {
          if (point == StreamProbe.Point.KEPT) {
            hasArrived.set(true);
          }
          reached(point.name(), args[0], hasArrived);
        });
    RunProbe.listen(point -> reached(point.name(), args[0], hasArrived));
    boolean isServed = args[2].startsWith("http:");
    TestHome home =
        TestHome.withOrders(Path.of(args[1]))
            .live(isServed ? Map.of("pubsub.endpoint", args[2]) : Map.of());
    StreamRequest request =
        new StreamRequest(
            isServed
                ? new StreamRequest.Subscription(SUBSCRIPTION, Set.of())
                : new StreamRequest.LandingFolder(Path.of(args[2])),
            new StreamRequest.Names("acme", "main", "shop"),
            Duration.ofMillis(300),
            Duration.ofMillis(500));
    new Stream(home.installation(), new Silent()).run(request, () -> false);
    System.exit(0); // the engine may have threads left
  }

  private static void reached(String point, String wanted, AtomicBoolean hasArrived) {
    if (point.equals(wanted) && hasArrived.get()) {
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
