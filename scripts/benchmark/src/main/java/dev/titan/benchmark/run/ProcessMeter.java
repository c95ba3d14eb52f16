package dev.titan.benchmark.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Starts a process and measures it from outside. On Linux the figures come from {@code /proc} (see
 * man 5 proc): CPU time is what the kernel books to us for children that have ended, so nothing of
 * a tree is missed; memory is the larger of the highest sum of resident sets seen and the kernel's
 * own high-water mark of any one process. Elsewhere only the wall clock is read.
 */
public final class ProcessMeter {
  private static final Path PROC = Path.of("/proc");
  private static final long SAMPLE_MILLIS = 20;

  /** Clock ticks per second in /proc; 100 on every Linux that Java runs on. */
  private static final double TICKS = 100;

  /**
   * Fields of /proc/self/stat behind the name: user and system time of children that were awaited.
   */
  private static final int CHILD_USER = 13;

  private static final int CHILD_SYSTEM = 14;

  private final boolean linux = Files.isReadable(PROC.resolve("self/stat"));

  /** Whether CPU time and memory can be told here. */
  public boolean isComplete() {
    return linux;
  }

  /**
   * Runs a process to its end; what it writes to stderr goes to a file.
   *
   * @throws IOException if it cannot be started, or ends with another code than 0
   */
  public Measured run(ProcessBuilder builder, Path errors) throws IOException {
    builder.redirectError(errors.toFile());
    double cpuBefore = childCpu();
    long begun = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
    long peak = 0;
    try {
      while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, linux ? resident(process.toHandle()) : 0);
      }
      double wall = (System.nanoTime() - begun) / 1e9;
      String text = output.get();
      if (process.exitValue() != 0) {
        throw new IOException(
            String.join(" ", builder.command())
                + " ended with code "
                + process.exitValue()
                + "; see "
                + errors);
      }
      double cpu = linux ? childCpu() - cpuBefore : Double.NaN;
      return new Measured(wall, cpu, linux ? peak / 1e6 : Double.NaN, text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot read what the process wrote", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private double childCpu() throws IOException {
    if (!linux) {
      return Double.NaN;
    }
    String stat = Files.readString(PROC.resolve("self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[CHILD_USER]) + Long.parseLong(fields[CHILD_SYSTEM])) / TICKS;
  }

  /** The memory of a process and all below it, in bytes. */
  private static long resident(ProcessHandle root) {
    long sum = 0;
    long highest = 0;
    var tree = java.util.stream.Stream.concat(java.util.stream.Stream.of(root), root.descendants());
    for (ProcessHandle process : tree.toList()) {
      long[] sizes = sizes(process.pid());
      sum += sizes[0];
      highest = Math.max(highest, sizes[1]);
    }
    return Math.max(sum, highest);
  }

  /** What a process has resident, and the most that it ever had, in bytes; 0 once it has ended. */
  private static long[] sizes(long pid) {
    long[] sizes = new long[2];
    try {
      for (String line : Files.readAllLines(PROC.resolve(pid + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          sizes[0] = kilobytes(line);
        } else if (line.startsWith("VmHWM:")) {
          sizes[1] = kilobytes(line);
        }
      }
    } catch (IOException e) {
      return sizes; // it has just ended
    }
    return sizes;
  }

  private static long kilobytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
  }
}
