package dev.titan.pipelines.stream;

import dev.titan.schemas.hash.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Remembers for a short while which messages were taken in, by payload and attributes, so that one
 * that is delivered or published again need not be read again. It forgets: the warehouse finds what
 * it lets through, and it is empty after a start. It only knows messages whose bytes are on disk.
 * For several threads.
 */
final class RedeliverySieve {
  private final long horizonNanos;
  private final int most;
  private final LongSupplier nanoTime;

  /** In the order of their receipt. */
  private final Map<Key, Seen> seen = new LinkedHashMap<>();

  /**
   * A sieve.
   *
   * @param horizon for how long it remembers; zero for a sieve that lets all through
   * @param most how many messages it remembers
   * @param nanoTime a clock such as {@link System#nanoTime()}
   */
  RedeliverySieve(Duration horizon, int most, LongSupplier nanoTime) {
    this.horizonNanos = horizon.toNanos();
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /** What tells a message from others: 128 bits of SHA-256. */
  record Key(long high, long low) {
    static Key of(ReceivedMessage message) {
      MessageDigest digest = Hashes.newSha256();
      new TreeMap<>(message.attributes())
          .forEach(
              (name, value) -> {
                part(name.getBytes(StandardCharsets.UTF_8), digest);
                part(value.getBytes(StandardCharsets.UTF_8), digest);
              });
      part(message.payload(), digest);
      ByteBuffer hash = ByteBuffer.wrap(digest.digest());
      return new Key(hash.getLong(), hash.getLong());
    }

    /** Where one part ends and the next begins is part of the hash. */
    private static void part(byte[] bytes, MessageDigest digest) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
  }

  private record Seen(long at, String reading) {}

  /** Whether it holds anything back at all. */
  boolean isOn() {
    return horizonNanos > 0;
  }

  /**
   * Whether a message was taken in a short while ago, and would be read now as it was then.
   *
   * @param reading tells how messages are read now
   */
  synchronized boolean knows(Key key, String reading) {
    forget();
    Seen before = seen.get(key);
    return before != null && before.reading.equals(reading);
  }

  /** A message is on disk. */
  synchronized void taken(Key key, String reading) {
    seen.remove(key); // so that it goes to the end
    seen.put(key, new Seen(nanoTime.getAsLong(), reading));
    forget();
  }

  private void forget() {
    long now = nanoTime.getAsLong();
    Iterator<Seen> eldest = seen.values().iterator();
    while (eldest.hasNext() && (now - eldest.next().at >= horizonNanos || seen.size() > most)) {
      eldest.remove();
    }
  }
}
