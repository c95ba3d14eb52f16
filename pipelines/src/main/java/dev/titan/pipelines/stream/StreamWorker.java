package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.settings.SettingsText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the functions of a stream share within one process. They find it by the stream's folder,
 * since a runner makes copies of them. All that processes must agree on lies in that folder.
 *
 * <p>In the process that has launched the stream, what functions do with files they do within
 * {@link #work}, so that the end of the stream waits for what is under way, and nothing begins
 * behind it. In other processes the end is that of the job.
 */
final class StreamWorker implements AutoCloseable {
  private static final Map<Path, StreamWorker> OPEN = new HashMap<>();

  private static final String OF_LAUNCHER = "";
  private static final long REST_MILLIS = 100;

  private final Installation installation;
  private final StreamFolder folder;
  private final Consumer<String> problems;
  private final LiveMappings mappings;
  private final WindowPlanner planner;
  private final Redeliveries redeliveries;
  private final MessageCount passed;
  private final Pulse pulse;

  private final CountDownLatch ending = new CountDownLatch(1);
  private Feed.Intake intake;
  private int atWork;
  private boolean ended;
  private Instant lastInstant = Instant.EPOCH;

  private StreamWorker(
      Installation installation, StreamFolder folder, String name, Consumer<String> problems)
      throws IOException {
    this.installation = installation;
    this.folder = folder;
    this.problems = problems;
    this.mappings =
        new LiveMappings(
            installation.mappings(),
            Duration.ofMillis(installation.settings().stream().mappingsMillis()),
            problems);
    this.planner = new WindowPlanner(installation, folder);
    this.redeliveries =
        new Redeliveries(
            installation.settings().stream(),
            folder.redelivered(name),
            mappings,
            installation.home());
    this.passed = folder.passed(name);
    this.pulse = folder.pulse();
  }

  /**
   * Opens the worker of the launching process; its stream must be locked.
   *
   * @param problems is told what a person should know
   */
  static StreamWorker launching(
      Installation installation, StreamFolder folder, Consumer<String> problems)
      throws IOException {
    StreamWorker worker = new StreamWorker(installation, folder, OF_LAUNCHER, problems);
    synchronized (OPEN) {
      if (OPEN.putIfAbsent(folder.path(), worker) != null) {
        throw new IllegalStateException("the stream in " + folder.path() + " is open already");
      }
    }
    return worker;
  }

  /**
   * The worker of this process.
   *
   * @throws StreamEndedException if only the launching process works, and has ended the stream
   */
  static StreamWorker at(StreamPlace place) {
    synchronized (OPEN) {
      StreamWorker worker = OPEN.get(place.path());
      if (worker == null && !place.isShared()) {
        throw new StreamEndedException();
      }
      if (worker == null) {
        worker = elsewhere(place);
        OPEN.put(place.path(), worker);
      }
      return worker;
    }
  }

  private static StreamWorker elsewhere(StreamPlace place) {
    System.Logger log = System.getLogger(StreamWorker.class.getName());
    try {
      return new StreamWorker(
          Installation.open(SettingsText.read(place.settings()), InstantSource.system()),
          StreamFolder.open(place.path()),
          UUID.randomUUID().toString(),
          problem -> log.log(System.Logger.Level.WARNING, problem));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder of the stream, " + place.path(), e);
    }
  }

  StreamFolder folder() {
    return folder;
  }

  Installation installation() {
    return installation;
  }

  LiveMappings mappings() {
    return mappings;
  }

  WindowPlanner planner() {
    return planner;
  }

  Redeliveries redeliveries() {
    return redeliveries;
  }

  /** Messages that have brought in nothing. */
  MessageCount passed() {
    return passed;
  }

  Pulse pulse() {
    return pulse;
  }

  Consumer<String> problems() {
    return problems;
  }

  /**
   * What takes arrivals in, or empty if another process does.
   *
   * @throws IOException if the stream's own files cannot be read
   */
  synchronized Optional<Feed.Intake> intake(Feed feed) throws IOException {
    if (intake == null) {
      intake = feed.open(this).orElse(null);
    }
    return Optional.ofNullable(intake);
  }

  /** Lets another process take arrivals in: what this one knows is out of date from then. */
  synchronized void closeIntake() {
    if (intake != null) {
      intake.close();
      intake = null;
    }
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

  /** Now, as the stream counts time: never before what was now before. */
  synchronized Instant now() {
    Instant now = installation.clock().instant();
    lastInstant = now.isAfter(lastInstant) ? now : lastInstant;
    return lastInstant;
  }

  /** Lets nothing begin any more, and waits for what is under way. */
  synchronized void end() {
    ended = true;
    ending.countDown();
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

  @Override
  public void close() {
    end();
    closeIntake();
    synchronized (OPEN) {
      OPEN.remove(folder.path());
    }
  }
}
