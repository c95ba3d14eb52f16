package dev.titan.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code scripts/titan} on one home, as a user calls it. The launcher gives its process over to
 * Java, so a signal to the process reaches Java.
 */
final class Titan {
  /** Millions of records, on a machine that has much else to do. */
  private static final long DEADLINE_MINUTES = 60;

  private final Path home;
  private final List<String> before;

  private Titan(Path home, List<String> before) {
    this.home = home;
    this.before = before;
  }

  /** Calls on a home. */
  static Titan on(Path home) {
    return new Titan(home, List.of());
  }

  /** The same, called through another command, such as one that changes the user. */
  Titan through(List<String> command) {
    return new Titan(home, command);
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException {
    return start(arguments).await();
  }

  /** Starts a command. */
  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(System.getProperty("chaos.launcher"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("chaos-", ".out");
    Path err = Files.createTempFile("chaos-", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TITAN_"));
    builder.environment().put("TITAN_HOME", home.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, out, err);
  }

  /** A process that may still run. */
  record Running(Process process, Path out, Path err) {
    /** Waits at most so long, and tells whether it has ended. */
    boolean endsWithin(long millis) throws IOException {
      try {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    /** How many lines it has printed. */
    long printed() throws IOException {
      try (var lines = Files.lines(out)) {
        return lines.count();
      }
    }

    /** Asks it to end, as a supervisor does, and waits for that. */
    Ended end() throws IOException {
      process.destroy();
      return await();
    }

    /** Waits so long, then kills the process as {@code kill -9} does, if it still runs. */
    Ended killAfter(long millis) throws IOException {
      try {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw interrupted(e);
      } finally {
        process.destroyForcibly();
      }
      return await();
    }

    /** Waits for the end. */
    Ended await() throws IOException {
      try {
        if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
          throw new IOException("titan does not end; it has said: " + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (InterruptedException e) {
        throw interrupted(e);
      } finally {
        process.destroyForcibly();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    }

    private static IOException interrupted(InterruptedException e) {
      Thread.currentThread().interrupt();
      return new IOException("interrupted", e);
    }
  }
}
