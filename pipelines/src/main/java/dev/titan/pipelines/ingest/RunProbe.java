package dev.titan.pipelines.ingest;

/**
 * Tells a listener how far a run has come. Tests kill the process at these points; nothing else
 * listens.
 */
public final class RunProbe {
  /** The points that a run passes, in this order. */
  public enum Point {
    /** The plan is written. */
    PLANNED,
    /** One work unit is staged, others may not be. */
    UNIT_STAGED,
    /** The rows are in the staging tables of BigQuery, if they go there. */
    ROWS_WRITTEN,
    /** The manifest is created. */
    MANIFEST_WRITTEN,
    /** The commit's transaction is open and has written. */
    INSIDE_TRANSACTION,
    /** The transaction is committed; the run's folder does not know it yet. */
    COMMITTED
  }

  /** What a test does at a point. */
  @FunctionalInterface
  public interface Listener {
    void reached(Point point);
  }

  private static volatile Listener listener = point -> {};

  private RunProbe() {}

  /** Replaces the listener. */
  public static void listen(Listener newListener) {
    listener = newListener;
  }

  /** A point is reached. */
  public static void reached(Point point) {
    listener.reached(point);
  }
}
