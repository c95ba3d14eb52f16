package dev.titan.storage.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** A process that begins a run, says so, and goes on until it is told to end or killed. */
final class OwnMain {
  private OwnMain() {}

  static Process start(Path runs) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OwnMain.class.getName(),
            runs.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) throws IOException {
    try (RunFolder run = Runs.open(Path.of(args[0]), InstantSource.system()).create()) {
      System.out.println("!" + run.id());
      System.in.read();
    }
  }
}
