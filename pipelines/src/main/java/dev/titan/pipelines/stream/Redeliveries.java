package dev.titan.pipelines.stream;

import dev.titan.storage.settings.Home;
import dev.titan.storage.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Leaves out messages that a stream has taken in a short while ago, whole and before they are kept,
 * so that they are no input of any run; and counts them. For several threads.
 */
final class Redeliveries {
  private final RedeliverySieve sieve;
  private final MessageCount count;
  private final LiveMappings mappings;
  private final Path erasures;

  /**
   * The redeliveries to a stream.
   *
   * @param count how many this worker has left out
   * @param mappings those in force
   */
  Redeliveries(StreamSettings settings, MessageCount count, LiveMappings mappings, Home home) {
    this.sieve =
        new RedeliverySieve(
            Duration.ofMillis(settings.sieveMillis()), settings.sieveMessages(), System::nanoTime);
    this.count = count;
    this.mappings = mappings;
    this.erasures = home.erasures();
  }

  /** Begins with some messages; runs must not be kept out by housekeeping meanwhile. */
  Round begin() throws IOException {
    return new Round(reading());
  }

  /**
   * Tells how messages are read now. What was erased was not taken in any more, so an erasure
   * changes that too.
   */
  private String reading() throws IOException {
    long erased = Files.exists(erasures) ? Files.size(erasures) : 0;
    return mappings.recent().hash() + " " + erased;
  }

  /** Some messages that are kept together. For one thread. */
  final class Round {
    private final String reading;
    private final Set<RedeliverySieve.Key> taken = new HashSet<>();
    private long repeated;

    private Round(String reading) {
      this.reading = reading;
    }

    /** Whether a message is to be kept; if not, it is counted as redelivered. */
    boolean isNew(ReceivedMessage message) {
      if (!sieve.isOn()) {
        return true;
      }
      RedeliverySieve.Key key = RedeliverySieve.Key.of(message);
      boolean isNew = !sieve.knows(key, reading) && taken.add(key);
      repeated += isNew ? 0 : 1;
      return isNew;
    }

    /** The new ones are on disk. */
    void end() {
      taken.forEach(key -> sieve.taken(key, reading));
      count.add(repeated);
    }
  }
}
