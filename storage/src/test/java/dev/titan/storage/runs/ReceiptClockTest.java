package dev.titan.storage.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptClockTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void open() {
    folder = place(temporary);
  }

  /** Where the clock lies; a bucket passes the same tests. */
  Path place(Path folder) {
    return folder;
  }

  @Test
  void isTheMachinesTimeToTheMicrosecond() {
    assertEquals(NOON, at(NOON.plusNanos(999)).next());
    assertEquals(NOON.plusSeconds(1), at(NOON.plusSeconds(1)).next());
  }

  @Test
  void goesOnWhenTheMachinesClockStandsOrIsSetBack() {
    assertEquals(NOON, at(NOON).next());
    assertEquals(NOON.plusNanos(1_000), at(NOON).next());
    assertEquals(NOON.plusNanos(2_000), at(NOON.minusSeconds(86_400)).next());
    assertEquals(NOON.plusSeconds(5), at(NOON.plusSeconds(5)).next());
  }

  @Test
  void handsOutManyAtOnce() {
    List<Instant> times = at(NOON).next(3);
    assertEquals(List.of(NOON, NOON.plusNanos(1_000), NOON.plusNanos(2_000)), times);
    assertEquals(NOON.plusNanos(3_000), at(NOON).next());
    assertThrows(IllegalArgumentException.class, () -> at(NOON).next(0));
  }

  @Test
  void noTwoThreadsGetTheSameTime() {
    long distinct =
        IntStream.range(0, 500).parallel().mapToObj(i -> at(NOON).next()).distinct().count();
    assertEquals(500, distinct);
    assertEquals(NOON.plusNanos(500_000), at(NOON).next());
  }

  @Test
  void aDamagedFileIsNamedWithTheRemedy() throws IOException {
    at(NOON).next();
    Path file = folder.resolve("receipt-clock");
    assertEquals("00001795435200123456\n", Files.readString(file));
    Files.writeString(file, "12");
    StorageException e = assertThrows(StorageException.class, () -> at(NOON).next());
    assertTrue(e.getMessage().contains("delete it"), e.getMessage());
  }

  private ReceiptClock at(Instant now) {
    return ReceiptClock.open(folder.resolve("receipt-clock"), InstantSource.fixed(now));
  }
}
