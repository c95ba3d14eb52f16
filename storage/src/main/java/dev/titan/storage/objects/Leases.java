package dev.titan.storage.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Rights to do a work that one process should do at a time, each in one object of a store. They
 * give liveness, never safety: a process that stands still while its lease ends, or whose clock is
 * wrong, may work beside the next holder. What must not happen twice is guarded where it happens.
 *
 * <p>A lease that its holder does not give back, because it was killed, is free when its term has
 * passed.
 */
public final class Leases {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectStore store;
  private final InstantSource clock;

  /** Leases in a store; the clock says when they end. */
  public Leases(ObjectStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A lease, unless somebody else has it.
   *
   * @param key the key of its object
   * @param term how long it is held unless it is renewed
   * @throws StorageException if the object holds no lease
   */
  public Optional<Lease> tryAcquire(String key, Duration term) {
    Optional<byte[]> there = store.read(key);
    Instant now = clock.instant();
    String holder = UUID.randomUUID().toString();
    if (there.isEmpty()) {
      Entry first = new Entry(holder, 1, now.plus(term));
      return store.createIfAbsent(key, first.bytes())
          ? Optional.of(new Lease(this, key, term, first))
          : Optional.empty();
    }
    Entry last = Entry.parse(key, there.get());
    if (last.until().isAfter(now)) {
      return Optional.empty();
    }
    Entry next = new Entry(holder, last.tenure() + 1, now.plus(term));
    return store.replace(key, there.get(), next.bytes())
        ? Optional.of(new Lease(this, key, term, next))
        : Optional.empty();
  }

  /**
   * Whether somebody has a lease now.
   *
   * @throws StorageException if the object holds no lease
   */
  public boolean isHeld(String key) {
    return store
        .read(key)
        .map(there -> Entry.parse(key, there).until().isAfter(clock.instant()))
        .orElse(false);
  }

  Instant now() {
    return clock.instant();
  }

  boolean replace(String key, Entry mine, Entry next) {
    return store.replace(key, mine.bytes(), next.bytes());
  }

  /**
   * What the object says.
   *
   * @param holder tells one acquisition from all others
   * @param tenure the number of the acquisition, from 1 on
   * @param until when it ends
   */
  record Entry(String holder, long tenure, Instant until) {

    byte[] bytes() {
      try {
        return JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("holder", holder)
                .put("tenure", tenure)
                .put("until", until.toString()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    static Entry parse(String key, byte[] bytes) {
      try {
        JsonNode node = JSON.readTree(bytes);
        return new Entry(
            node.path("holder").asText(),
            node.path("tenure").asLong(),
            Instant.parse(node.path("until").asText()));
      } catch (IOException | DateTimeException e) {
        throw new StorageException("the object " + key + " holds no lease: delete it", e);
      }
    }
  }
}
