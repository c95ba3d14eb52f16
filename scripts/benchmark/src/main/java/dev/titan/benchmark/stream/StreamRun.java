package dev.titan.benchmark.stream;

import dev.titan.benchmark.query.LargeLedger;
import dev.titan.benchmark.run.WrongResultException;
import dev.titan.storage.settings.Home;
import dev.titan.storage.warehouse.QueryLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One stream, measured twice: first with a backlog that is filled up as it is worked off, then with
 * events at a steady rate. Latency is that of every event of the second part, from the moment in
 * which it was published, which it bears as its time, to that of the commit of the run that has
 * written it.
 */
public final class StreamRun {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int TICKS_PER_SECOND = 10;

  /** A backlog is filled up in so many parts, so that the clock is looked at meanwhile. */
  private static final int PARTS = 20;

  private final Path folder;
  private long published;

  /**
   * What is published.
   *
   * @param backlog how many events wait at first, and at most
   * @param seconds for how long the backlog is filled up, and then events come at a rate
   * @param rate so many of them per second; 0 for half of what the backlog has shown
   * @param window how long a window lasts
   */
  public record Load(long backlog, int seconds, int rate, Duration window) {}

  /**
   * What came out.
   *
   * @param eventsPerSecond how many events of the backlog were committed per second, after its
   *     first commit
   * @param cpuPerMillion seconds of processors that the stream took for a million of them; NaN
   *     where that cannot be told. Other work on the machine changes it less than all else
   * @param rate how many events were published per second after that
   * @param millis latencies of their events
   */
  public record Outcome(double eventsPerSecond, double cpuPerMillion, int rate, Latencies millis) {}

  /** Latencies in milliseconds. */
  public record Latencies(double p50, double p95, double p99) {}

  private StreamRun(Path folder) {
    this.folder = folder;
  }

  /**
   * A run in a new home with a mapping for each tenant.
   *
   * @param cache the folder in which such homes are kept, made once
   * @param tenants how many tenants
   * @param folder an existing folder for all that the run writes
   */
  public static StreamRun inNewHome(Path cache, int tenants, Path folder) throws IOException {
    StreamHome.make(cache, tenants, folder.resolve("home"));
    return new StreamRun(folder);
  }

  /**
   * Does it.
   *
   * @throws WrongResultException if the ledger does not hold each event once
   */
  public Outcome measure(Feed feed, Load load) throws IOException {
    publish(feed, load.backlog);
    try (StreamProcess stream = StreamProcess.start(feed, load.window, folder)) {
      stream.awaitRead(1, PATIENCE);
      long before = stream.read();
      double cpu = stream.cpuSeconds();
      fillUp(feed, load, stream);
      stream.awaitRead(published, PATIENCE);
      cpu = (stream.cpuSeconds() - cpu) / ((published - before) / 1e6);
      double sustained = perSecond(stream.commits());
      int rate = load.rate > 0 ? load.rate : (int) (sustained / 2);
      Instant from = Instant.now();
      publishSteadily(feed, rate, load.seconds);
      stream.awaitRead(published, PATIENCE);
      stream.end();
      check();
      return new Outcome(sustained, cpu, rate, latencies(from));
    }
  }

  private void publish(Feed feed, long events) throws IOException {
    int units = (int) Math.max(1, events / feed.unit());
    feed.publish(published, units * feed.unit());
    published += (long) units * feed.unit();
  }

  /** As much as is committed is published anew, so that something always waits. */
  private void fillUp(Feed feed, Load load, StreamProcess stream) throws IOException {
    long end = System.nanoTime() + load.seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      long room = load.backlog - (published - stream.read());
      if (room >= feed.unit()) {
        publish(feed, Math.min(room, Math.max(feed.unit(), load.backlog / PARTS)));
      } else {
        LockSupport.parkNanos(1_000_000_000L / TICKS_PER_SECOND);
      }
    }
  }

  /** Late ticks are made up for, so that the rate holds on the whole. */
  private void publishSteadily(Feed feed, int rate, int seconds) throws IOException {
    long begun = System.nanoTime();
    long first = published;
    for (int tick = 1; tick <= seconds * TICKS_PER_SECOND; tick++) {
      long due = first + (long) rate * tick / TICKS_PER_SECOND;
      if (due - published >= feed.unit()) {
        publish(feed, due - published);
      }
      long next = begun + tick * 1_000_000_000L / TICKS_PER_SECOND;
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  /** Until the first commit much else begins, which does not last. */
  private static double perSecond(List<StreamProcess.Commit> commits) throws IOException {
    if (commits.size() < 2) {
      throw new IOException(
          "the backlog was committed in "
              + commits.size()
              + " windows, too few to tell a rate: fill it up for longer, or make windows shorter");
    }
    StreamProcess.Commit first = commits.get(0);
    StreamProcess.Commit last = commits.get(commits.size() - 1);
    long events = commits.stream().mapToLong(StreamProcess.Commit::read).sum() - first.read();
    return events / (Duration.between(first.at(), last.at()).toMillis() / 1e3);
  }

  private void check() {
    List<Object> found =
        query("SELECT COUNT(*), COUNT(DISTINCT event_key) FROM ledger WHERE revision = 1").get(0);
    WrongResultException.require(
        "the stream", "entries", published, ((Number) found.get(0)).longValue());
    WrongResultException.require(
        "the stream", "events", published, ((Number) found.get(1)).longValue());
  }

  private Latencies latencies(Instant from) {
    List<Object> found =
        query(
                "SELECT quantile_cont(millis, 0.5), quantile_cont(millis, 0.95),"
                    + " quantile_cont(millis, 0.99) FROM (SELECT epoch_ms(c.committed_at) -"
                    + " epoch_ms(l.event_time) AS millis FROM ledger AS l JOIN checkpoints AS c ON"
                    + " c.run_id = l.run_id WHERE epoch_ms(l.event_time) >= "
                    + from.toEpochMilli()
                    + ")")
            .get(0);
    return new Latencies(
        ((Number) found.get(0)).doubleValue(),
        ((Number) found.get(1)).doubleValue(),
        ((Number) found.get(2)).doubleValue());
  }

  private List<List<Object>> query(String sql) {
    Path file = Home.open(folder.resolve("home")).warehouse();
    return LargeLedger.warehouse(file).query(sql, QueryLimits.DEFAULT).rows();
  }
}
