package dev.titan.wire.pubsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The backlog of a subscription: what waits, and what is leased to a subscriber until its deadline.
 * A message goes when it is acknowledged under an id of a lease that has not ended.
 */
final class Subscription {
  private final SubscriptionConfig config;
  private final InstantSource clock;
  private final Disorder disorder;

  /** Takes messages that were delivered in vain too often, with the number of deliveries. */
  private final BiConsumer<Message, Integer> deadLetters;

  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final Map<String, Lease> leases = new HashMap<>();
  private Instant nextExpiry = Instant.MAX;
  private long places;
  private long leased;

  /** A message at its place in the backlog, which it keeps over redeliveries. */
  private static final class Waiting {
    private final long place;
    private final Message message;
    private int deliveries;

    Waiting(long place, Message message) {
      this.place = place;
      this.message = message;
    }
  }

  private record Lease(Waiting what, Instant until) {}

  Subscription(
      SubscriptionConfig config,
      InstantSource clock,
      Disorder disorder,
      BiConsumer<Message, Integer> deadLetters) {
    this.config = config;
    this.clock = clock;
    this.disorder = disorder;
    this.deadLetters = deadLetters;
  }

  SubscriptionConfig config() {
    return config;
  }

  synchronized void add(Message message) {
    Waiting added = new Waiting(places++, message);
    waiting.put(added.place, added);
    notifyAll();
  }

  /** Messages that neither wait nor are leased are gone; so many are left. */
  synchronized int backlog() {
    return waiting.size() + leases.size();
  }

  /**
   * Delivers messages.
   *
   * @param most at most so many
   * @param patience how long to wait for the first, in milliseconds
   */
  synchronized List<ObjectNode> pull(int most, long patience) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    List<ObjectNode> delivered = deliver(most);
    while (delivered.isEmpty() && System.nanoTime() < deadline) {
      wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      delivered = deliver(most);
    }
    return delivered;
  }

  private List<ObjectNode> deliver(int most) {
    endLeases();
    List<ObjectNode> delivered = new ArrayList<>();
    Set<String> held = heldKeys();
    while (delivered.size() < most) {
      Waiting next = next(held);
      if (next == null) {
        break;
      }
      delivered.add(lease(next));
      if (disorder.duplicates()) {
        Waiting again = new Waiting(places++, next.message);
        waiting.put(again.place, again);
      }
    }
    return delivered;
  }

  /** Keys of which a message is out: a later one of the same key has to wait. */
  private Set<String> heldKeys() {
    Set<String> keys = new HashSet<>();
    if (config.ordered()) {
      leases.values().forEach(lease -> keys.add(lease.what().message.orderingKey()));
      keys.remove("");
    }
    return keys;
  }

  private Waiting next(Set<String> held) {
    int skip = config.ordered() ? 0 : Math.min(disorder.skip(), waiting.size() - 1);
    for (Waiting candidate : waiting.values()) {
      if (skip-- <= 0 && !held.contains(candidate.message.orderingKey())) {
        return candidate;
      }
    }
    return null;
  }

  private ObjectNode lease(Waiting taken) {
    waiting.remove(taken.place);
    taken.deliveries++;
    String ackId = config.id() + ":" + taken.place + "-" + Long.toString(++leased, 36);
    Instant until = clock.instant().plusSeconds(config.ackDeadlineSeconds());
    leases.put(ackId, new Lease(taken, until));
    note(until);
    ObjectNode received = Json.object();
    received.put("ackId", ackId);
    received.set("message", taken.message.resource());
    if (config.deadLetterTopic() != null) {
      received.put("deliveryAttempt", taken.deliveries);
    }
    return received;
  }

  private void note(Instant until) {
    nextExpiry = until.isBefore(nextExpiry) ? until : nextExpiry;
  }

  private void endLeases() {
    Instant now = clock.instant();
    if (now.isBefore(nextExpiry)) {
      return;
    }
    List<Lease> ended = new ArrayList<>();
    leases.values().removeIf(lease -> !lease.until().isAfter(now) && ended.add(lease));
    ended.forEach(lease -> giveBack(lease.what()));
    nextExpiry = Instant.MAX;
    leases.values().forEach(lease -> note(lease.until()));
  }

  /** A message whose delivery was in vain; the later ones of its key come again behind it. */
  private void giveBack(Waiting back) {
    if (config.deadLetterTopic() != null && back.deliveries >= config.maxDeliveryAttempts()) {
      deadLetters.accept(back.message, back.deliveries);
    } else {
      waiting.put(back.place, back);
    }
    String key = back.message.orderingKey();
    if (config.ordered() && !key.isEmpty()) {
      leases
          .values()
          .removeIf(
              lease -> {
                Waiting other = lease.what();
                boolean later = other.place > back.place && other.message.orderingKey().equals(key);
                if (later) {
                  waiting.put(other.place, other);
                }
                return later;
              });
    }
    notifyAll();
  }

  /** Takes away what a subscriber has done with. An id whose lease has ended does nothing. */
  synchronized void acknowledge(List<String> ackIds) {
    endLeases();
    ackIds.forEach(leases::remove);
    notifyAll();
  }

  /** Gives a subscriber more time from now on; 0 gives the messages back at once. */
  synchronized void modifyDeadline(List<String> ackIds, int seconds) {
    endLeases();
    Instant until = clock.instant().plusSeconds(seconds);
    for (String ackId : ackIds) {
      Lease lease = leases.remove(ackId);
      if (lease != null && seconds == 0) {
        giveBack(lease.what());
      } else if (lease != null) {
        leases.put(ackId, new Lease(lease.what(), until));
        note(until);
      }
    }
  }
}
