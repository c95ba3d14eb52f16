package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held back was taken in, and a short while ago. */
final class RedeliverySieveTest {
  private static final RedeliverySieve.Key ONE = key("s/1", "{}", Map.of("a", "1"));
  private static final RedeliverySieve.Key TWO = key("s/2", "{ }", Map.of("a", "1"));
  private static final RedeliverySieve.Key THREE = key("s/3", "{  }", Map.of("a", "1"));

  @TempDir private Path folder;
  private long now;
  private final RedeliverySieve sieve = new RedeliverySieve(Duration.ofSeconds(60), 2, () -> now);

  private static RedeliverySieve.Key key(String id, String text, Map<String, String> attributes) {
    return RedeliverySieve.Key.of(new ReceivedMessage(id, text.getBytes(UTF_8), attributes));
  }

  private void goOn(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void aMessageIsKnownForAWhile() {
    assertFalse(sieve.knows(ONE, "m"));
    sieve.taken(ONE, "m");
    goOn(59);
    assertTrue(sieve.knows(ONE, "m"));
    goOn(1);
    assertFalse(sieve.knows(ONE, "m"));
  }

  @Test
  void whatWouldBeReadOtherwiseIsLetThrough() {
    sieve.taken(ONE, "m");
    assertFalse(sieve.knows(ONE, "others"));
    sieve.taken(ONE, "others");
    assertTrue(sieve.knows(ONE, "others"));
  }

  @Test
  void theEldestIsForgottenForTheNewest() {
    sieve.taken(ONE, "m");
    sieve.taken(TWO, "m");
    sieve.taken(ONE, "m");
    sieve.taken(THREE, "m");

    assertFalse(sieve.knows(TWO, "m"));
    assertTrue(sieve.knows(ONE, "m"));
    assertTrue(sieve.knows(THREE, "m"));
  }

  @Test
  void itsIdTellsNoMessageFromOthersButAllElseDoes() {
    assertEquals(ONE, key("s/9", "{}", Map.of("a", "1")));
    assertNotEquals(ONE, TWO);
    assertNotEquals(ONE, key("s/1", "{}", Map.of("a", "2")));
    assertNotEquals(key("s", "c", Map.of("a", "b")), key("s", "", Map.of("a", "bc")));
    assertNotEquals(key("s", "", Map.of("ab", "c")), key("s", "", Map.of("a", "bc")));
  }

  @Test
  void theCountOutlivesItsProcess() throws IOException {
    Path file = folder.resolve("redelivered");
    MessageCount count = MessageCount.open(folder, "redelivered", "");
    count.add(3);
    count.add(4);
    MessageCount.open(folder, "redelivered", "another").add(5);

    assertEquals(12, MessageCount.total(folder, "redelivered"));
    MessageCount.open(folder, "redelivered", "").add(1);
    assertEquals(13, MessageCount.total(folder, "redelivered"));
    Files.writeString(file, "many");
    assertThrows(IOException.class, () -> MessageCount.open(folder, "redelivered", ""));
  }
}
