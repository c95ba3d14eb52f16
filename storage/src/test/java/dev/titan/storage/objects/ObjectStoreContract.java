package dev.titan.storage.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ObjectStore} must do. */
public abstract class ObjectStoreContract {

  /** A fresh, empty store; the same one during a test. */
  protected abstract ObjectStore store();

  /** The same store as another process would open it. */
  protected abstract ObjectStore storeOfAnother();

  @Test
  void theFirstWriterWins() {
    assertTrue(store().createIfAbsent("a/b", bytes("first")));
    assertFalse(store().createIfAbsent("a/b", bytes("second")));
    assertEquals("first", text("a/b"));
  }

  @Test
  void keepsAnyBytes() throws Exception {
    byte[] all = new byte[70_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    store().createIfAbsent("bytes", all);
    store().createIfAbsent("none", new byte[0]);
    assertArrayEquals(all, store().read("bytes").orElseThrow());
    try (InputStream in = store().open("bytes")) {
      assertArrayEquals(all, in.readAllBytes());
    }
    assertArrayEquals(new byte[0], store().read("none").orElseThrow());
  }

  @Test
  void whatIsNotThereIsEmptyOrAnErrorThatNamesIt() {
    assertEquals(Optional.empty(), store().read("a/b"));
    assertEquals(List.of(), store().list("a/"));
    assertEquals(List.of(), store().children("a/"));
    store().delete("a/b");
    StorageException e = assertThrows(StorageException.class, () -> store().open("a/gone"));
    assertTrue(e.getMessage().contains("gone"), e.getMessage());
  }

  @Test
  void allUnderAPrefixGoesAndNothingElse() {
    for (String key : List.of("a/b/1", "a/b/c/2", "a/bb", "a/B/3")) {
      store().createIfAbsent(key, bytes("text"));
    }
    assertEquals(2, store().deleteAll("a/b/"));
    assertEquals(0, store().deleteAll("a/b/"));
    assertEquals(List.of("B", "bb"), store().children("a/"));
    assertThrows(IllegalArgumentException.class, () -> store().deleteAll(""));
    assertTrue(store().createIfAbsent("a/b/1", bytes("anew")));
  }

  @Test
  void aPrefixIsNoObject() {
    store().createIfAbsent("a/b", bytes("x"));
    assertEquals(Optional.empty(), store().read("a"));
    assertEquals(List.of(), store().list("a/b/"));
  }

  @Test
  void listsInOrder() {
    for (String key : List.of("m/b/2", "m/a", "m/B", "z", "m/b/10", "m-x")) {
      store().createIfAbsent(key, bytes(key));
    }
    assertEquals(List.of("m-x", "m/B", "m/a", "m/b/10", "m/b/2", "z"), store().list(""));
    assertEquals(List.of("m/B", "m/a", "m/b/10", "m/b/2"), store().list("m/"));
    assertEquals(List.of("B", "a", "b"), store().children("m/"));
    assertEquals(List.of("m", "m-x", "z"), store().children(""));
  }

  @Test
  void aDeletedKeyIsFree() {
    store().createIfAbsent("a", bytes("1"));
    store().delete("a");
    assertEquals(List.of(), store().list(""));
    assertTrue(store().createIfAbsent("a", bytes("2")));
    assertEquals("2", text("a"));
  }

  @Test
  void refusesKeysThatLeaveTheStore() {
    assertThrows(IllegalArgumentException.class, () -> store().createIfAbsent("../x", bytes("")));
    assertThrows(IllegalArgumentException.class, () -> store().read("/etc/passwd"));
    assertThrows(IllegalArgumentException.class, () -> store().open("a/../../b"));
    assertThrows(IllegalArgumentException.class, () -> store().delete(".lock"));
    assertThrows(IllegalArgumentException.class, () -> store().list("a"));
    assertThrows(IllegalArgumentException.class, () -> store().children("../"));
    assertThrows(IllegalArgumentException.class, () -> store().sequence("a/"));
  }

  @Test
  void ofManyThreadsOneWinsEachKeyAndAllReadItsWholeObject() throws Exception {
    int threads = 8;
    int keys = 60;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      ObjectStore store = t % 2 == 0 ? store() : storeOfAnother();
      byte[] content = Character.toString('a' + t).repeat(9_000).getBytes(UTF_8);
      writers.add(
          () -> {
            start.await();
            int won = 0;
            for (int key = 0; key < keys; key++) {
              won += store.createIfAbsent("k/" + key, content) ? 1 : 0;
              assertWhole(store.read("k/" + key).orElseThrow());
            }
            return won;
          });
    }
    assertEquals(keys, sum(writers));
  }

  /** Whoever writes the same as the winner has lost all the same. */
  @Test
  void ofWritersOfTheSameBytesOneWins() throws Exception {
    int threads = 6;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      ObjectStore store = storeOfAnother();
      writers.add(
          () -> {
            start.await();
            int won = 0;
            for (int key = 0; key < 20; key++) {
              won += store.createIfAbsent("same/" + key, bytes("equal")) ? 1 : 0;
            }
            return won;
          });
    }
    assertEquals(20, sum(writers));
  }

  @Test
  void manyAtOnceAreThereAndWhatWasThereStays() {
    store().createIfAbsent("many/3", bytes("first"));
    Map<String, byte[]> objects = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      objects.put("many/" + i, bytes("later"));
    }
    store().createAllIfAbsent(objects);
    assertEquals(10, storeOfAnother().list("many/").size());
    assertEquals("first", text("many/3"));
    assertEquals("later", text("many/4"));
  }

  @Test
  void aSequenceCountsFromOneWithoutGaps() {
    Sequence sequence = store().sequence("s/x");
    assertEquals(Optional.empty(), sequence.current());
    assertTrue(sequence.append(0, bytes("one")));
    assertFalse(sequence.append(0, bytes("late")));
    assertTrue(sequence.append(1, bytes("two")));
    assertThrows(IllegalArgumentException.class, () -> sequence.append(5, bytes("gap")));
    assertThrows(IllegalArgumentException.class, () -> sequence.append(-1, bytes("gap")));

    assertEquals(2, sequence.current().orElseThrow().number());
    assertEquals("two", sequence.current().orElseThrow().text());
    assertEquals("one", sequence.get(1).orElseThrow().text());
    assertEquals(Optional.empty(), sequence.get(3));
    assertEquals(Optional.empty(), sequence.get(0));
    assertEquals(List.of("one", "two"), sequence.history().stream().map(Numbered::text).toList());
  }

  @Test
  void aSequenceLooksOnlyAtItsNumbers() {
    store().createIfAbsent("s/note", bytes("no member"));
    store().createIfAbsent("s/zzzzzzzz", bytes("no member"));
    store().sequence("s").append(0, bytes("one"));
    assertEquals(1, store().sequence("s").current().orElseThrow().number());
    assertEquals(1, store().sequence("s").history().size());
  }

  @Test
  void whoeverLosesReadsAgainSoNoIncrementIsLost() throws Exception {
    int threads = 6;
    int each = 25;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<Integer>> adders = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      adders.add(
          () -> {
            Sequence sequence = storeOfAnother().sequence("counter");
            start.await();
            for (int i = 0; i < each; i++) {
              addOne(sequence);
            }
            return 0;
          });
    }
    sum(adders);
    Numbered last = store().sequence("counter").current().orElseThrow();
    assertEquals(threads * each, last.number());
    assertEquals(Integer.toString(threads * each), last.text());
  }

  @Test
  void replacesOnlyWhatIsAsExpected() {
    assertFalse(store().replace("a", bytes(""), bytes("x")), "there is none");
    store().createIfAbsent("a", bytes("one"));
    assertFalse(store().replace("a", bytes("other"), bytes("x")));
    assertTrue(storeOfAnother().replace("a", bytes("one"), bytes("two")));
    assertFalse(store().replace("a", bytes("one"), bytes("three")));
    assertEquals("two", text("a"));
    assertEquals(List.of("a"), store().list(""));
  }

  @Test
  void ofManyWhoReplaceTheSameOneWins() throws Exception {
    store().createIfAbsent("a", bytes("0"));
    int threads = 6;
    int rounds = 10;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      ObjectStore store = storeOfAnother();
      writers.add(
          () -> {
            int won = 0;
            for (int round = 0; round < rounds; round++) {
              start.await();
              String next = Integer.toString(round + 1);
              won += store.replace("a", bytes(Integer.toString(round)), bytes(next)) ? 1 : 0;
              start.await();
            }
            return won;
          });
    }
    assertEquals(rounds, sum(writers));
    assertEquals(Integer.toString(rounds), text("a"));
  }

  @Test
  void aLeaseHasOneHolderUntilItEnds() {
    Instant[] now = {Instant.parse("2026-05-01T10:00:00Z")};
    Duration term = Duration.ofSeconds(30);
    Leases here = new Leases(store(), () -> now[0]);
    Leases there = new Leases(storeOfAnother(), () -> now[0]);

    Lease first = here.tryAcquire("leases/commit", term).orElseThrow();
    assertEquals(1, first.tenure());
    assertEquals(Optional.empty(), there.tryAcquire("leases/commit", term));
    now[0] = now[0].plusSeconds(29);
    assertTrue(first.renew());
    now[0] = now[0].plusSeconds(29);
    assertTrue(first.isHeld());
    assertEquals(Optional.empty(), there.tryAcquire("leases/commit", term), "it was renewed");

    now[0] = now[0].plusSeconds(1); // a holder that was killed would not have renewed it either
    assertFalse(first.isHeld());
    Lease second = there.tryAcquire("leases/commit", term).orElseThrow();
    assertEquals(2, second.tenure());
    assertFalse(first.renew());
    first.close();
    assertTrue(second.renew(), "the first one has nothing to give back");
    assertFalse(first.isHeld());

    second.close();
    assertFalse(second.isHeld());
    assertEquals(3, here.tryAcquire("leases/commit", term).orElseThrow().tenure());
  }

  @Test
  void aLeaseThatHasEndedButWasNotTakenCanBeRenewed() {
    Instant[] now = {Instant.parse("2026-05-01T10:00:00Z")};
    Leases leases = new Leases(store(), () -> now[0]);
    Lease lease = leases.tryAcquire("commit", Duration.ofSeconds(5)).orElseThrow();
    now[0] = now[0].plusSeconds(60);
    assertFalse(lease.isHeld());
    assertTrue(lease.renew());
    assertTrue(lease.isHeld());
  }

  @Test
  void ofManyWhoWantALeaseOneGetsIt() throws Exception {
    int threads = 6;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<Integer>> takers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Leases leases = new Leases(storeOfAnother(), InstantSource.fixed(Instant.EPOCH));
      takers.add(
          () -> {
            int got = 0;
            for (int i = 0; i < 10; i++) {
              start.await();
              got += leases.tryAcquire("lease/" + i, Duration.ofSeconds(9)).isPresent() ? 1 : 0;
            }
            return got;
          });
    }
    assertEquals(10, sum(takers));
  }

  @Test
  void whatIsNoLeaseIsTold() {
    store().createIfAbsent("commit", bytes("{\"until\": \"soon\"}"));
    Leases leases = new Leases(store(), InstantSource.system());
    StorageException e =
        assertThrows(
            StorageException.class, () -> leases.tryAcquire("commit", Duration.ofSeconds(9)));
    assertTrue(e.getMessage().contains("delete it"), e.getMessage());
  }

  private static void addOne(Sequence sequence) {
    boolean added = false;
    while (!added) {
      Optional<Numbered> current = sequence.current();
      int number = current.map(Numbered::number).orElse(0);
      int value = current.map(n -> Integer.parseInt(n.text())).orElse(0);
      added = sequence.append(number, bytes(Integer.toString(value + 1)));
    }
  }

  static void assertWhole(byte[] content) {
    assertEquals(9_000, content.length);
    for (byte b : content) {
      assertEquals(content[0], b);
    }
  }

  private static int sum(List<Callable<Integer>> tasks) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
    try {
      int sum = 0;
      for (Future<Integer> done : pool.invokeAll(tasks)) {
        sum += done.get();
      }
      return sum;
    } finally {
      pool.shutdownNow();
    }
  }

  private String text(String key) {
    return new String(store().read(key).orElseThrow(), UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
