package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A stream while a process runs it: what its workers and the committing thread share. Workers find
 * it by the stream's folder, since a runner makes copies of them.
 *
 * <p>What workers do with files they do within {@link #work}, so that the end of a stream waits for
 * what is under way, and nothing begins behind it.
 */
final class StreamSession implements AutoCloseable {
  private static final Map<Path, StreamSession> OPEN = new HashMap<>();

  /** Beyond so many windows without a commit, the next ones wait. */
  private static final int MAX_UNCOMMITTED = 8;

  private static final long REST_MILLIS = 100;

  private final StreamFolder folder;
  private final Installation installation;
  private final String launch;
  private final LiveMappings mappings;
  private final TakenFiles taken;
  private final LandingWatch watch;
  private final WindowPlanner planner;
  private final Redeliveries redeliveries;

  private final Deque<PlannedWindow> planned = new ArrayDeque<>();
  private final Set<String> closed = new HashSet<>();
  private final CountDownLatch ending = new CountDownLatch(1);
  private int atWork;
  private boolean ended;
  private Instant lastInstant = Instant.EPOCH;
  private long arrivals;
  private long waitingArrivals;
  private long passed;
  private long lastArrival;
  private boolean hasLooked;

  /**
   * What a stream reads.
   *
   * @param taken the files that it has taken in
   * @param watch its landing folder; null if it reads messages
   * @param redelivered how many messages it has left out
   */
  record Source(TakenFiles taken, LandingWatch watch, RedeliveryCount redelivered) {}

  private StreamSession(
      Installation installation,
      StreamFolder folder,
      String launch,
      LiveMappings mappings,
      Source source) {
    this.installation = installation;
    this.folder = folder;
    this.launch = launch;
    this.mappings = mappings;
    this.taken = source.taken;
    this.watch = source.watch;
    this.planner = new WindowPlanner(installation, folder);
    this.redeliveries =
        new Redeliveries(
            installation.settings().stream(), source.redelivered, mappings, installation.home());
  }

  /** Opens a session; its stream must be locked. */
  static StreamSession open(
      Installation installation,
      StreamFolder folder,
      String launch,
      LiveMappings mappings,
      Source source) {
    StreamSession session = new StreamSession(installation, folder, launch, mappings, source);
    synchronized (OPEN) {
      if (OPEN.putIfAbsent(folder.path(), session) != null) {
        throw new IllegalStateException("the stream in " + folder.path() + " is open already");
      }
    }
    return session;
  }

  /** The session of the stream in a folder. */
  static StreamSession at(String folder) {
    synchronized (OPEN) {
      StreamSession session = OPEN.get(Path.of(folder));
      if (session == null) {
        throw new StreamEndedException();
      }
      return session;
    }
  }

  StreamFolder folder() {
    return folder;
  }

  Installation installation() {
    return installation;
  }

  String launch() {
    return launch;
  }

  LiveMappings mappings() {
    return mappings;
  }

  TakenFiles taken() {
    return taken;
  }

  LandingWatch watch() {
    return watch;
  }

  WindowPlanner planner() {
    return planner;
  }

  Redeliveries redeliveries() {
    return redeliveries;
  }

  /** A piece of work that the end of the stream waits for. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does a piece of work.
   *
   * @throws StreamEndedException if the stream is being ended
   */
  void work(Work work) throws IOException {
    begin();
    try {
      work.run();
    } finally {
      done();
    }
  }

  private synchronized void begin() {
    if (ended) {
      throw new StreamEndedException();
    }
    atWork++;
  }

  private synchronized void done() {
    atWork--;
    notifyAll();
  }

  /** Whether nothing is to be begun any more. */
  synchronized boolean isEnded() {
    return ended;
  }

  /**
   * Waits a little, where nothing has arrived: a runner asks again at once, and would keep a
   * processor busy with it.
   */
  void rest() {
    try {
      ending.await(REST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the commits have caught up, so that what arrives waits where it comes from. */
  synchronized void awaitRoom() throws InterruptedException {
    while (planned.size() >= MAX_UNCOMMITTED && !ended) {
      wait();
    }
  }

  /** Now, as the stream counts time: never before what was now before. */
  synchronized Instant now() {
    Instant now = installation.clock().instant();
    lastInstant = now.isAfter(lastInstant) ? now : lastInstant;
    return lastInstant;
  }

  /** The source has been asked: before that nobody knows whether anything is to come. */
  synchronized void looked() {
    if (!hasLooked) {
      hasLooked = true;
      lastArrival = System.nanoTime();
    }
  }

  /** Some arrivals are kept. */
  synchronized void kept(int count) {
    arrivals += count;
    waitingArrivals += count;
    hasLooked = true;
    lastArrival = System.nanoTime();
  }

  /** Some messages bring in nothing. */
  synchronized void passed(int count) {
    passed += count;
  }

  /** A window has become a run. */
  synchronized void planned(PlannedWindow window) {
    planned.add(window);
    waitingArrivals -= window.plan().draft().inputs().size();
  }

  /** The run of an open window, if this process has it. */
  synchronized Optional<PlannedWindow> window(String requestHash) {
    return planned.stream()
        .filter(window -> window.plan().request().hash().equals(requestHash))
        .findFirst();
  }

  /** A run has its manifest. */
  synchronized void closed(String runId) {
    closed.add(runId);
    notifyAll();
  }

  /**
   * The next window to commit, in the order of their receipt, if it is there within some time. It
   * stays the next one until {@link #committed}.
   */
  synchronized Optional<PlannedWindow> nextClosed(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (!isNextClosed()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.of(planned.element());
  }

  private boolean isNextClosed() {
    return !planned.isEmpty() && closed.contains(planned.element().run().id());
  }

  /** The next window to commit, closed or not; null if there is none. */
  synchronized PlannedWindow next() {
    return planned.peek();
  }

  /** The next window is committed. */
  synchronized void committed() {
    PlannedWindow window = planned.remove();
    closed.remove(window.run().id());
    window.run().close();
    notifyAll();
  }

  /** How much waits. */
  synchronized Backlog backlog() {
    // First, since what has left there is counted here by then.
    int settling = watch == null ? 0 : watch.waiting();
    return new Backlog(
        arrivals,
        Math.max(0, waitingArrivals),
        planned.size(),
        settling,
        hasLooked ? System.nanoTime() - lastArrival : 0,
        passed);
  }

  /**
   * What waits in a stream.
   *
   * @param arrivals how many have arrived since its start
   * @param waiting how many of them are in no run yet
   * @param windows how many runs are not committed
   * @param settling how many are not kept yet, most because they do not stand still
   * @param idleNanos for how long nothing has arrived
   * @param passed how many messages have brought in nothing since its start
   */
  record Backlog(
      long arrivals, long waiting, int windows, int settling, long idleNanos, long passed) {
    boolean isEmpty() {
      return waiting == 0 && windows == 0 && settling == 0;
    }
  }

  /** Lets nothing begin any more, and waits for what is under way. */
  synchronized void end() {
    ended = true;
    ending.countDown();
    notifyAll();
    boolean interrupted = false;
    while (atWork > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the session and lets go of its runs; those that are not committed stay open. */
  @Override
  public void close() {
    end();
    List<PlannedWindow> left;
    synchronized (this) {
      left = new ArrayList<>(planned);
      planned.clear();
    }
    left.forEach(window -> window.run().close());
    synchronized (OPEN) {
      OPEN.remove(folder.path());
    }
  }
}
