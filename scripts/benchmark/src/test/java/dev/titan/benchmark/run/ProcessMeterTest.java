package dev.titan.benchmark.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessMeterTest {
  private static final int MEGABYTES = 200;

  @TempDir private Path folder;

  private final ProcessMeter meter = new ProcessMeter();

  /** Fills memory and works for half a second of CPU, then says so. */
  public static final class Child {
    public static void main(String[] args) {
      byte[] filled = new byte[MEGABYTES << 20];
      long begun = System.nanoTime();
      int at = 0;
      while (System.nanoTime() - begun < 500_000_000L) {
        filled[at] = (byte) at;
        at = (at + 512) % filled.length;
      }
      System.out.print("done " + filled.length);
    }
  }

  @Test
  void seesWhatAProcessTook() throws IOException {
    assumeTrue(meter.isComplete(), "only Linux tells memory and CPU time of another process");
    ProcessBuilder child = JavaChild.of(List.of("-Xms300m"), Child.class, List.of());

    Measured measured = meter.run(child, folder.resolve("errors"));

    assertEquals("done " + (MEGABYTES << 20), measured.output());
    assertTrue(measured.wallSeconds() >= 0.5, measured.toString());
    assertTrue(measured.cpuSeconds() >= 0.05, measured.toString());
    assertTrue(measured.peakMegabytes() >= MEGABYTES, measured.toString());
  }

  /** The work of a grandchild counts: the launcher is a shell that starts Java. */
  @Test
  void countsTheWholeTree() throws IOException {
    assumeTrue(meter.isComplete(), "only Linux tells memory and CPU time of another process");
    List<String> java = JavaChild.of(List.of("-Xms300m"), Child.class, List.of()).command();
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", "\"$@\"; true", "bash");
    shell.command().addAll(java);

    Measured measured = meter.run(shell, folder.resolve("errors"));

    assertTrue(measured.cpuSeconds() >= 0.05, measured.toString());
    assertTrue(measured.peakMegabytes() >= MEGABYTES, measured.toString());
  }

  @Test
  void aFailureIsNoFigure() {
    ProcessBuilder failing = new ProcessBuilder("bash", "-c", "exit 3");

    IOException e =
        assertThrows(IOException.class, () -> meter.run(failing, folder.resolve("errors")));

    assertTrue(e.getMessage().contains("code 3"), e.getMessage());
  }
}
