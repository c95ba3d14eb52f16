package dev.titan.storage.objects;

import java.time.Duration;
import java.time.Instant;

/** A right to a work, held for a term; see {@link Leases}. Not for several threads. */
public final class Lease implements AutoCloseable {
  private final Leases leases;
  private final String key;
  private final Duration term;
  private Leases.Entry mine;
  private boolean lost;

  Lease(Leases leases, String key, Duration term, Leases.Entry mine) {
    this.leases = leases;
    this.key = key;
    this.term = term;
    this.mine = mine;
  }

  /** Which holder this is, counted from 1: a later one has a greater number. */
  public long tenure() {
    return mine.tenure();
  }

  /** Whether the lease is still held, as far as this process can know without asking. */
  public boolean isHeld() {
    return !lost && mine.until().isAfter(leases.now());
  }

  /**
   * Holds the lease for another term from now on.
   *
   * @return false if somebody else has it, which only happens when it had ended: then the work must
   *     stop
   */
  public boolean renew() {
    lost = lost || !moveTo(leases.now().plus(term));
    return !lost;
  }

  private boolean moveTo(Instant until) {
    Leases.Entry next = new Leases.Entry(mine.holder(), mine.tenure(), until);
    boolean moved = next.equals(mine) || leases.replace(key, mine, next);
    if (moved) {
      mine = next;
    }
    return moved;
  }

  /** Gives the lease back, if it is still held: the next one need not wait for the end. */
  @Override
  public void close() {
    if (!lost) {
      lost = true;
      moveTo(Instant.EPOCH);
    }
  }
}
