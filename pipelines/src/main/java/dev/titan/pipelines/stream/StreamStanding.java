package dev.titan.pipelines.stream;

/**
 * How a stream stands.
 *
 * @param arrivals how many inputs have arrived since its start
 * @param waiting how many of them wait for the end of their window
 * @param windows how many closed windows are not committed
 * @param settling how many are not kept yet, most because they do not stand still
 * @param leftOut messages that are no inputs
 */
public record StreamStanding(
    long arrivals, long waiting, int windows, int settling, LeftOut leftOut) {
  /** Before anything has happened. */
  public static final StreamStanding NOTHING = new StreamStanding(0, 0, 0, 0, new LeftOut(0, 0));

  /**
   * Messages that are no inputs.
   *
   * @param redelivered how many were left out since the stream's first start, because it had taken
   *     them in a short while before
   * @param passed how many notifications were of nothing to read, since its start
   */
  public record LeftOut(long redelivered, long passed) {}
}
