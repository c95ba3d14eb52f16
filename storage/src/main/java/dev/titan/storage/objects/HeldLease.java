package dev.titan.storage.objects;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A lease that is renewed for as long as its process lives and wants it: what takes the place of a
 * lock where there are only objects. That of a process that dies is free when its term has passed.
 * Like any lease it gives liveness, never safety.
 */
public final class HeldLease implements AutoCloseable {
  private static final Duration TERM = Duration.ofSeconds(60);
  private static final long RENEWED_MILLIS = TERM.toMillis() / 4;

  /** Writes are small and rare, so one thread serves all leases of the process. */
  private static final ScheduledExecutorService RENEWALS =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "titan-leases");
            thread.setDaemon(true);
            return thread;
          });

  private final Lease lease;
  private final ScheduledFuture<?> renewal;

  private HeldLease(Lease lease) {
    this.lease = lease;
    this.renewal =
        RENEWALS.scheduleWithFixedDelay(
            this::renew, RENEWED_MILLIS, RENEWED_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * The lease under a key, unless somebody else has it.
   *
   * @param store where it is
   */
  public static Optional<HeldLease> tryAcquire(ObjectStore store, String key) {
    return new Leases(store, InstantSource.system()).tryAcquire(key, TERM).map(HeldLease::new);
  }

  private synchronized void renew() {
    try {
      lease.renew();
    } catch (StorageException e) {
      // The store cannot be reached: the next renewal may come before the term has passed.
      System.getLogger(HeldLease.class.getName())
          .log(System.Logger.Level.DEBUG, "a lease was not renewed", e);
    }
  }

  /** Gives the lease back; a second call does nothing. */
  @Override
  public synchronized void close() {
    renewal.cancel(false);
    lease.close();
  }
}
