package dev.titan.pipelines.stream;

import dev.titan.schemas.mapping.MappingException;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.registry.MappingRegistry;
import dev.titan.storage.registry.MappingSnapshot;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The mappings of a stream, which change while it runs: each state of the registry is one immutable
 * snapshot. Where one cannot be read, the last good one stays in force. For several threads.
 */
final class LiveMappings {
  /** To look takes at most this part of the time, however many mappings there are. */
  private static final int SHARE_OF_TIME = 20;

  private final MappingRegistry registry;
  private final Consumer<String> problems;
  private volatile MappingSnapshot last;
  private final long interval;
  private long nextLook;
  private volatile long lastLook;

  /**
   * The mappings of a registry.
   *
   * @param interval how old {@link #recent} may be
   * @param problems is told why a snapshot could not be read
   */
  LiveMappings(MappingRegistry registry, Duration interval, Consumer<String> problems) {
    this.registry = registry.remembering();
    this.interval = interval.toNanos();
    this.problems = problems;
    this.lastLook = System.nanoTime();
    this.last = this.registry.snapshot(registry.tenants());
  }

  /**
   * The snapshot of today, kept in the registry; or the last good one, also where the last look is
   * not long ago for the time that it took.
   */
  synchronized String refresh() {
    long begun = System.nanoTime();
    if (nextLook != 0 && begun - nextLook < 0) {
      return last.hash();
    }
    try {
      last = registry.snapshot(registry.tenants());
    } catch (StorageException | MappingException e) {
      tell(e);
    }
    long end = System.nanoTime();
    lastLook = end;
    nextLook = end + SHARE_OF_TIME * (end - begun);
    return last.hash();
  }

  /** The snapshot in force. */
  MappingSnapshot current() {
    return last;
  }

  /** The snapshot in force, after another look if the last one is long ago. */
  MappingSnapshot recent() {
    if (System.nanoTime() - lastLook > interval) {
      refresh();
    }
    return last;
  }

  /** The snapshot of a hash, or the last good one if it cannot be read. */
  MappingSnapshot load(String hash) {
    MappingSnapshot good = last;
    if (good.hash().equals(hash)) {
      return good;
    }
    try {
      return registry.snapshot(hash);
    } catch (StorageException | MappingException e) {
      tell(e);
      return good;
    }
  }

  private void tell(RuntimeException e) {
    problems.accept(
        "the mappings cannot be read, so the stream goes on with those it has: " + e.getMessage());
  }
}
