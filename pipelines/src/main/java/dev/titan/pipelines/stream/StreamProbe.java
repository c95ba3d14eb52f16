package dev.titan.pipelines.stream;

/**
 * Tells a listener how far a stream has come, besides what its runs tell. Tests kill the process at
 * these points; nothing else listens.
 */
public final class StreamProbe {
  /** The points that arrivals pass, in this order. */
  public enum Point {
    /** Some arrivals are on disk, and may not be in the list of taken files yet. */
    KEPT,
    /** Some arrivals are kept and listed. */
    LISTED,
    /** A window is closed, and its run has claimed what belongs to it. */
    CLAIMED,
    /** A run has its plan, and what it has claimed may still be there. */
    PLANNED
  }

  /** What a test does at a point. */
  @FunctionalInterface
  public interface Listener {
    void reached(Point point);
  }

  private static volatile Listener listener = point -> {};

  private StreamProbe() {}

  /** Replaces the listener. */
  public static void listen(Listener newListener) {
    listener = newListener;
  }

  static void reached(Point point) {
    listener.reached(point);
  }
}
