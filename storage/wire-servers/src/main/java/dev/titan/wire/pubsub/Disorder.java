package dev.titan.wire.pubsub;

import java.util.Random;

/** How a subscription delivers apart from failing: Pub/Sub promises neither once nor in order. */
public final class Disorder {
  private static final int REACH = 200;

  private final Random random;
  private final double duplicates;
  private final double reordered;

  private Disorder(long seed, double duplicates, double reordered) {
    this.random = new Random(seed);
    this.duplicates = duplicates;
    this.reordered = reordered;
  }

  /** Each message once and in order, unless it is not acknowledged in time. */
  public static Disorder none() {
    return new Disorder(0, 0, 0);
  }

  /**
   * Disorder by a seed.
   *
   * @param duplicates which part of the messages is delivered twice, from 0 to 1
   * @param reordered which part is taken from further behind, from 0 to 1
   */
  public static Disorder seeded(long seed, double duplicates, double reordered) {
    return new Disorder(seed, duplicates, reordered);
  }

  boolean duplicates() {
    return duplicates > 0 && random.nextDouble() < duplicates;
  }

  /** How many places further behind the next message is taken from. */
  int skip() {
    return reordered > 0 && random.nextDouble() < reordered ? random.nextInt(REACH) : 0;
  }
}
