package dev.titan.storage.warehouse;

/** Tells a listener how far a commit has come. Tests kill the process at these points. */
@FunctionalInterface
public interface CommitProbe {
  /** The points that a commit passes, in this order. */
  enum Point {
    /** The staged rows are loaded; the transaction is not begun. */
    LOADED,
    /** Everything is written and the transaction not yet committed. */
    INSIDE_TRANSACTION,
    /** The transaction is committed and the warehouse not yet closed. */
    COMMITTED
  }

  /** Listens to nothing. */
  CommitProbe NONE = point -> {};

  /** A point is reached. */
  void reached(Point point);
}
