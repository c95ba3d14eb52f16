package dev.titan.pipelines.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Looks how a stream stands, by what lies in its folder. For one thread. */
final class StreamWatch {
  private static final long NEVER = Long.MIN_VALUE;

  /** A worker that has told nothing for so long may have died. */
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(5);

  private final StreamFolder folder;
  private final Pulse pulse;
  private Set<String> seen = new HashSet<>();
  private Set<String> last = new HashSet<>();
  private long arrived;
  private long lastArrival = NEVER;
  private Pulse.Beat lastBeat = Pulse.Beat.NONE;
  private long lastBeatAt = NEVER;

  StreamWatch(StreamFolder folder) {
    this.folder = folder;
    this.pulse = folder.pulse();
  }

  /** How it stands now. */
  Backlog look() throws IOException {
    // First, since what has left there lies here by then.
    Pulse.Beat beat = pulse.read();
    Map<KeptBatch, String> arrivals = folder.arrivals();
    Set<String> now = new HashSet<>();
    long waiting = 0;
    boolean isNew = lastArrival == NEVER && beat.settling() != Pulse.UNKNOWN;
    for (Map.Entry<KeptBatch, String> batch : arrivals.entrySet()) {
      int count = batch.getKey().arrivals();
      now.add(batch.getKey().name());
      if (!seen.contains(batch.getKey().name())) {
        arrived += count;
        isNew = true;
      }
      waiting += batch.getValue().equals(StreamFolder.NO_RUN) ? count : 0;
    }
    seen = new HashSet<>(last); // a batch that is being claimed may be missing in one listing
    seen.addAll(now);
    last = now;
    if (isNew) {
      lastArrival = System.nanoTime();
    }
    Set<String> runs = new HashSet<>(arrivals.values());
    runs.remove(StreamFolder.NO_RUN);
    return new Backlog(
        arrivals,
        new StreamStanding(
            arrived, waiting, runs.size(), Math.max(0, beat.settling()), folder.leftOut()),
        isHeard(beat) && lastArrival != NEVER ? System.nanoTime() - lastArrival : 0);
  }

  /** Whether somebody looks: nobody does while a cluster replaces a worker. */
  private boolean isHeard(Pulse.Beat beat) {
    if (!beat.equals(lastBeat)) {
      lastBeat = beat;
      lastBeatAt = System.nanoTime();
    }
    return lastBeatAt != NEVER && System.nanoTime() - lastBeatAt < SILENCE;
  }

  /**
   * How a stream stands.
   *
   * @param arrivals what lies in its folder
   * @param standing the same in numbers
   * @param idleNanos for how long nothing has arrived; 0 as long as nobody looks, or knows whether
   *     anything is to come
   */
  record Backlog(Map<KeptBatch, String> arrivals, StreamStanding standing, long idleNanos) {
    /** Whether nothing waits, and nothing has arrived for some time; null is for ever. */
    boolean isIdleFor(Duration time) {
      return time != null
          && standing.waiting() == 0
          && standing.windows() == 0
          && standing.settling() == 0
          && idleNanos >= time.toNanos();
    }
  }
}
