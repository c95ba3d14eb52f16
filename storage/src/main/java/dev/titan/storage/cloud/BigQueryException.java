package dev.titan.storage.cloud;

/** BigQuery has refused a statement or a load; the message says why and what to do. */
public final class BigQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What a caller may want to tell apart. */
  public enum Kind {
    /** Another transaction changes the same table: try again later. */
    CONFLICT,
    /** A fault of BigQuery's own, or too many requests: the same may work in a moment. */
    PASSING,
    /** It would cost more than the settings allow. */
    COST,
    /** A table or dataset is not there. */
    MISSING,
    /** A statement that a person has written is wrong. */
    WRONG,
    /** Anything else. */
    OTHER
  }

  BigQueryException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What has gone wrong. */
  public Kind kind() {
    return kind;
  }
}
