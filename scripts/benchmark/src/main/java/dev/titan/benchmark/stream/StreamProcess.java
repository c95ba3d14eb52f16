package dev.titan.benchmark.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code titan stream} as a user calls it, and the commits that it tells. */
final class StreamProcess implements AutoCloseable {
  private static final long END_MINUTES = 5;

  private final Process process;
  private final Path errors;
  private final Thread reader;
  private final List<Commit> commits = new ArrayList<>();
  private boolean over;

  private StreamProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.reader = new Thread(this::readCommits, "commits of the stream");
  }

  /**
   * One window, committed.
   *
   * @param read how many events were in it
   * @param at when it was committed
   */
  record Commit(long read, Instant at) {}

  /**
   * Starts it.
   *
   * @param feed what it reads
   * @param window how long its windows last
   * @param folder holds its home, and takes what it writes to stderr
   */
  static StreamProcess start(Feed feed, Duration window, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(System.getProperty("bench.launcher"), "stream", "--json"));
    command.addAll(List.of("--window", window.toSeconds() + "s"));
    command.addAll(feed.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("TITAN_"));
    builder.environment().put("TITAN_HOME", folder.resolve("home").toString());
    builder.environment().putAll(feed.environment());
    Path errors = folder.resolve("errors.txt");
    StreamProcess stream =
        new StreamProcess(builder.redirectError(errors.toFile()).start(), errors);
    stream.reader.start();
    return stream;
  }

  private void readCommits() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        JsonNode commit = JsonMapper.builder().build().readTree(line);
        add(
            new Commit(
                commit.path("read").asLong(), Instant.parse(commit.path("committed_at").asText())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      synchronized (this) {
        over = true;
        notifyAll();
      }
    }
  }

  private synchronized void add(Commit commit) {
    commits.add(commit);
    notifyAll();
  }

  /** The commits so far. */
  synchronized List<Commit> commits() {
    return List.copyOf(commits);
  }

  /**
   * Waits until so many events are committed.
   *
   * @throws IOException if the stream ends before, or takes too long
   */
  synchronized void awaitRead(long events, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (sum() < events) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (over || left <= 0) {
        throw new IOException(
            "the stream has committed " + sum() + " of " + events + " events; see " + errors);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /** What it has taken of processors so far; NaN where that cannot be told. */
  double cpuSeconds() {
    return process
        .toHandle()
        .info()
        .totalCpuDuration()
        .map(duration -> duration.toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  /** How many events are committed. */
  synchronized long read() {
    return sum();
  }

  private long sum() {
    return commits.stream().mapToLong(Commit::read).sum();
  }

  /** Ends it as a signal does. */
  void end() throws IOException {
    process.toHandle().destroy(); // the process itself would close its stdout too
    try {
      if (!process.waitFor(END_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("the stream did not end well; see " + errors);
      }
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
