package dev.titan.pipelines.replay;

import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/** Does something now, and again at a fixed rate. Rounds that a long one ran into are left out. */
public final class FixedRate {
  private final Duration every;
  private final LongSupplier nanoTime;
  private final LongPredicate pause;

  /**
   * A rate.
   *
   * @param every from the start of one round to the start of the next
   * @param nanoTime the time, as {@link System#nanoTime()}
   * @param pause waits for so many nanoseconds; false if there is to be no further round
   */
  public FixedRate(Duration every, LongSupplier nanoTime, LongPredicate pause) {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("a rate needs a time above zero");
    }
    this.every = every;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /** Does it until the pause says that it is enough. */
  public void run(Runnable round) {
    long period = every.toNanos();
    long start = nanoTime.getAsLong();
    do {
      round.run();
    } while (pause.test(period - (nanoTime.getAsLong() - start) % period));
  }
}
