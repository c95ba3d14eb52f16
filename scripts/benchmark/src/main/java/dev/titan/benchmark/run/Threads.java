package dev.titan.benchmark.run;

/**
 * How many threads each competitor may use.
 *
 * @param count at least 1
 */
public record Threads(int count) {
  /** As a setting. */
  String text() {
    return Integer.toString(count);
  }

  /** As an option of a child of ours. */
  String option() {
    return "-Dbench.threads=" + count;
  }
}
