package dev.titan.pipelines.discover;

import java.time.Instant;

/** Microseconds since 1970-01-01T00:00Z, the resolution of the ledger's times. */
final class Micros {
  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
  }
}
