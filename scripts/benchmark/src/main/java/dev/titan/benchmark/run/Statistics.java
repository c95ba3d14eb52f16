package dev.titan.benchmark.run;

import java.util.Arrays;

/** Figures of several runs. */
public final class Statistics {
  private Statistics() {}

  /** The middle one; of an even number, the mean of the two in the middle. */
  public static double median(double... values) {
    double[] sorted = sorted(values);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The value that the given share of all values does not exceed (nearest rank). */
  public static double percentile(double share, double... values) {
    double[] sorted = sorted(values);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double[] sorted(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is no figure");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
