package dev.titan.pipelines.ingest;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own that ingests, and kills itself at a point, with a signal nobody can catch.
 */
public final class KillMain {
  private KillMain() {}

  public static void main(String[] args) throws IOException {
    RunProbe.Point point = RunProbe.Point.valueOf(args[0]);
    int[] unitsLeft = {point == RunProbe.Point.UNIT_STAGED ? 5 : 0};
    RunProbe.listen(
        reached -> {
          if (reached == point && unitsLeft[0]-- <= 0) {
            killThisProcess();
          }
        });
    TestHome.withOrders(Path.of(args[1])).ingest(Path.of(args[2]));
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
