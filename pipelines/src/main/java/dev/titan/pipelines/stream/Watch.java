package dev.titan.pipelines.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Looks how a stream stands, by what lies in its folder. For one thread. */
final class Watch {
  private final StreamFolder folder;
  private Set<String> seen = new HashSet<>();
  private Set<String> last = new HashSet<>();
  private long arrived;
  private long lastArrival = Long.MIN_VALUE;

  Watch(StreamFolder folder) {
    this.folder = folder;
  }

  /** How it stands now. */
  Backlog look() throws IOException {
    // First, since what has left there lies here by then.
    OptionalInt settling = folder.settling();
    Map<KeptBatch, String> arrivals = folder.arrivals();
    Set<String> now = new HashSet<>();
    long waiting = 0;
    boolean isNew = lastArrival == Long.MIN_VALUE && settling.isPresent();
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
    long idle = lastArrival == Long.MIN_VALUE ? 0 : System.nanoTime() - lastArrival;
    return new Backlog(
        arrivals,
        new StreamStanding(arrived, waiting, runs.size(), settling.orElse(0), folder.leftOut()),
        idle);
  }

  /**
   * How a stream stands.
   *
   * @param arrivals what lies in its folder
   * @param standing the same in numbers
   * @param idleNanos for how long nothing has arrived; 0 as long as nobody knows whether anything
   *     is to come
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
