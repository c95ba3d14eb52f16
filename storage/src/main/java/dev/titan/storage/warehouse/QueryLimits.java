package dev.titan.storage.warehouse;

import java.time.Duration;

/**
 * How much one query may take.
 *
 * @param maxRows the most rows to return
 * @param timeout the longest time to run, without the wait for the warehouse
 */
public record QueryLimits(int maxRows, Duration timeout) {
  /** Enough for a person at a terminal. */
  public static final QueryLimits DEFAULT = new QueryLimits(10_000, Duration.ofSeconds(60));

  public QueryLimits {
    if (maxRows < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("a query needs maxRows >= 1 and a timeout above zero");
    }
  }
}
