package dev.titan.storage.runs;

import dev.titan.storage.objects.HeldLease;
import dev.titan.storage.objects.Leases;
import dev.titan.storage.objects.ObjectStore;
import java.io.Closeable;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * The gate of runs in a bucket, where there are no locks: whoever is inside has a lease of its own,
 * and whoever shuts the gate has the one of the gate. Both say first what they want and look at the
 * others then, so that of two who come at the same time one at least sees the other.
 */
final class BucketGate implements Closeable {
  private static final String SHUT = "shut";
  private static final String INSIDE = "inside/";

  private final ObjectStore gate;
  private final String key;
  private final HeldLease lease;

  private BucketGate(ObjectStore gate, String key, HeldLease lease) {
    this.gate = gate;
    this.key = key;
    this.lease = lease;
  }

  /** The right to be inside, beside others; empty while the gate is shut. */
  static Optional<BucketGate> tryEnter(ObjectStore gate) {
    String key = INSIDE + UUID.randomUUID();
    return tryAcquire(gate, key).filter(mine -> mine.isAllowed(!leases(gate).isHeld(SHUT)));
  }

  /** The right to be alone; empty while somebody is inside. */
  static Optional<BucketGate> tryShut(ObjectStore gate) {
    return tryAcquire(gate, SHUT).filter(mine -> mine.isAllowed(nobodyIsInside(gate)));
  }

  private static Optional<BucketGate> tryAcquire(ObjectStore gate, String key) {
    return HeldLease.tryAcquire(gate, key).map(lease -> new BucketGate(gate, key, lease));
  }

  private boolean isAllowed(boolean allowed) {
    if (!allowed) {
      close();
    }
    return allowed;
  }

  private static boolean nobodyIsInside(ObjectStore gate) {
    for (String name : gate.children(INSIDE)) {
      if (leases(gate).isHeld(INSIDE + name)) {
        return false;
      }
      gate.delete(INSIDE + name); // of a process that is gone
    }
    return true;
  }

  private static Leases leases(ObjectStore gate) {
    return new Leases(gate, InstantSource.system());
  }

  @Override
  public void close() {
    lease.close();
    if (!key.equals(SHUT)) {
      gate.delete(key);
    }
  }
}
