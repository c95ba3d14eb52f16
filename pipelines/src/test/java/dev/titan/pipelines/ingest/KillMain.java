package dev.titan.pipelines.ingest;

import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that ingests a file or, without one, replays everything, and kills itself at
 * a point, with a signal nobody can catch.
 */
public final class KillMain {
  /** The exit code of a killed process. */
  public static final int KILLED = 128 + 9;

  private KillMain() {}

  /**
   * Runs that process and returns its exit code.
   *
   * @param files the file to ingest, or none for a replay
   */
  public static int inChild(RunProbe.Point point, Path home, Path... files) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(point.name(), home.toString()));
    for (Path file : files) {
      arguments.add(file.toString());
    }
    return ChildJava.run(KillMain.class, arguments.toArray(String[]::new));
  }

  public static void main(String[] args) throws IOException {
    RunProbe.Point point = RunProbe.Point.valueOf(args[0]);
    int[] unitsLeft = {point == RunProbe.Point.UNIT_STAGED ? 5 : 0};
    RunProbe.listen(
        reached -> {
          if (reached == point && unitsLeft[0]-- <= 0) {
            killThisProcess();
          }
        });
    TestHome home = TestHome.withOrders(Path.of(args[1]));
    if (args.length > 2) {
      home.ingest(Path.of(args[2]));
    } else {
      home.replay(RawSelection.ALL);
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
