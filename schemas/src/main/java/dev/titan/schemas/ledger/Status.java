package dev.titan.schemas.ledger;

/** Whether an entry counts. Rollups sum only {@link #POSTED}. */
public enum Status {
  /** It counts. */
  POSTED,
  /** Not settled yet. */
  PENDING,
  /** Cancelled; kept for the record. */
  VOID
}
