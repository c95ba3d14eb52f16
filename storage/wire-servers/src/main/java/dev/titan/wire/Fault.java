package dev.titan.wire;

/** What may go wrong between a client and a service. */
public enum Fault {
  /** 429, and nothing was done. */
  TOO_MANY_REQUESTS,
  /** 503, and nothing was done. */
  UNAVAILABLE,
  /** The connection is closed, and nothing was done. */
  DROPPED,
  /** 503, though all was done. */
  UNAVAILABLE_AFTER,
  /** The connection is closed without an answer, though all was done. */
  DROPPED_AFTER,
  /** The connection is closed in the middle of the answer. */
  CUT,
  /** The answer comes late. */
  SLOW;

  /** What it is within a batch, whose parts have no connections of their own. */
  Fault ofPart() {
    return switch (this) {
      case TOO_MANY_REQUESTS, SLOW -> this;
      case UNAVAILABLE, DROPPED -> UNAVAILABLE;
      case UNAVAILABLE_AFTER, DROPPED_AFTER, CUT -> UNAVAILABLE_AFTER;
    };
  }

  /** Whether the request has no effect. */
  boolean isBefore() {
    return this == TOO_MANY_REQUESTS || this == UNAVAILABLE || this == DROPPED;
  }
}
