package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.pipelines.ingest.UnfinishedRun;
import dev.titan.storage.warehouse.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** A stream that runs beside its test, and what it has told. */
final class Streaming implements StreamListener, AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final List<IngestReport> reports = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<UnfinishedRun> unfinished = new CopyOnWriteArrayList<>();
  private final BlockingQueue<IngestReport> news = new LinkedBlockingQueue<>();
  private final AtomicLong redelivered = new AtomicLong();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> running;
  private volatile boolean endWanted;

  private Streaming(TestHome home, StreamRequest request) {
    running =
        thread.submit(
            () -> {
              new Stream(home.installation(), this).run(request, () -> endWanted);
              return null;
            });
  }

  /** Watches a folder of the tenant acme's orders. */
  static Streaming of(TestHome home, Path landing, Duration window) {
    return new Streaming(home, request(landing, window));
  }

  /** Reads whatever a request says. */
  static Streaming of(TestHome home, StreamRequest request) {
    return new Streaming(home, request);
  }

  static StreamRequest request(Path landing, Duration window) {
    return new StreamRequest(
        new StreamRequest.LandingFolder(landing),
        new StreamRequest.Names("acme", "main", "shop"),
        window,
        null);
  }

  @Override
  public void committed(IngestReport report) {
    reports.add(report);
    news.add(report);
  }

  @Override
  public void standing(StreamStanding standing) {
    synchronized (redelivered) {
      redelivered.set(standing.leftOut().redelivered());
      redelivered.notifyAll();
    }
  }

  @Override
  public void unfinished(UnfinishedRun run) {
    unfinished.add(run);
  }

  @Override
  public void problem(String text) {
    problems.add(text);
  }

  /** Waits for the next commit. */
  IngestReport nextCommit() throws Exception {
    for (long waited = 0; waited < PATIENCE_SECONDS; waited++) {
      IngestReport report = news.poll(1, TimeUnit.SECONDS);
      if (report != null) {
        return report;
      }
      if (running.isDone()) {
        running.get();
      }
    }
    throw new AssertionError("no window was committed in time");
  }

  /** Waits until so many messages are left out, because they were there. */
  void awaitRedelivered(long messages) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (redelivered) {
      while (redelivered.get() < messages) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("only " + redelivered + " messages were left out");
        }
        redelivered.wait(TimeUnit.SECONDS.toMillis(1));
      }
    }
  }

  /** Waits until so many records are read. */
  void awaitRead(long records) throws Exception {
    while (sum(Counts::read) < records) {
      nextCommit();
    }
  }

  long sum(ToLongFunction<Counts> count) {
    return reports.stream().map(IngestReport::counts).mapToLong(count).sum();
  }

  List<IngestReport> reports() {
    return reports;
  }

  List<String> problems() {
    return problems;
  }

  /** Ends it as a signal would, and waits for the end. */
  void end() throws Exception {
    endWanted = true;
    try {
      running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    endWanted = true;
    thread.shutdown();
  }
}
