package dev.titan.pipelines.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.cli.Titan;
import dev.titan.pipelines.ingest.RunProbe;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code titan} in a process of its own, which stops at a point to be killed there. */
public final class HeldTitan {
  private static final int KILLED = 128 + 9;

  private HeldTitan() {}

  /** Runs a verb until it comes to that point, and kills it with a signal that nobody can catch. */
  static void killAt(RunProbe.Point point, List<String> words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    // It lives for seconds: better a quick start than fast code.
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HeldTitan.class.getName(), point.name()));
    command.addAll(words);
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = child.inputReader()) {
      assertTrue(out.lines().anyMatch(point.name()::equals), "it has ended before " + point);
    } finally {
      child.destroyForcibly();
    }
    assertEquals(KILLED, child.waitFor());
  }

  /** The point, and the words of a verb. */
  public static void main(String[] args) throws IOException {
    RunProbe.listen(
        point -> {
          if (point.name().equals(args[0])) {
            stopHere(point);
          }
        });
    Titan.main(Arrays.copyOfRange(args, 1, args.length));
  }

  private static void stopHere(RunProbe.Point point) {
    System.out.println(point.name());
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("it was to be killed", e);
    }
  }
}
