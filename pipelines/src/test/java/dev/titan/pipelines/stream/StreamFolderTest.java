package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.intake.Delivery;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunIds;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has arrived belongs to one run, whatever is killed when. */
class StreamFolderTest {
  private static final String RUN = RunIds.of(Instant.parse("2026-11-23T10:00:00Z"), "abcdef");
  private static final String OTHER = RunIds.of(Instant.parse("2026-11-23T10:00:00Z"), "123456");

  private static final int TIMES = 200;

  @TempDir Path temp;
  private StreamFolder folder;
  private Runs runs;

  @BeforeEach
  void open() {
    Path place = place();
    folder = StreamFolder.open(place.resolve("stream"));
    runs = Runs.open(place.resolve("runs"), InstantSource.system());
  }

  /** Where the stream's home lies; a bucket passes the same tests. */
  Path place() {
    return temp;
  }

  private KeptBatch keep(String... payloads) {
    try (ArrivalWriter writer = folder.begin(1)) {
      for (String payload : payloads) {
        Arrival arrival =
            new Arrival("o\n" + payload, "acme", "pune", null, Map.of("k", "\"v\n"), null, null);
        writer.add(arrival, payload.getBytes(StandardCharsets.UTF_8));
      }
      return writer.finish();
    }
  }

  @Test
  void whatIsKeptIsReadAsItWas() throws IOException {
    keep("first\nline", "", "third");

    Path batch = folder.batches().get(0);
    List<Delivery> deliveries = ArrivalReader.deliveries(batch);

    byte[] file = Files.readAllBytes(batch);
    assertEquals(3, deliveries.size());
    assertEquals(Map.of("k", "\"v\n"), deliveries.get(1).file().attributes());
    for (int i = 0; i < 3; i++) {
      Delivery.InPack pack = (Delivery.InPack) deliveries.get(i).bytes();
      byte[] bytes =
          Arrays.copyOfRange(file, (int) pack.offset(), (int) pack.offset() + pack.length());
      assertArrayEquals(
          List.of("first\nline", "", "third").get(i).getBytes(StandardCharsets.UTF_8), bytes);
    }
  }

  @Test
  void aBatchThatIsCutShortIsNoBatch() throws IOException {
    keep("first");
    Path batch = folder.batches().get(0);
    Files.write(batch, Arrays.copyOf(Files.readAllBytes(batch), 40));

    assertThrows(IOException.class, () -> ArrivalReader.deliveries(batch));
  }

  @Test
  void oneRunClaimsABatch() {
    KeptBatch batch = keep("first");

    Optional<Path> claimed = folder.claim(batch, RUN);

    assertTrue(claimed.isPresent());
    assertEquals(claimed, folder.claim(batch, RUN));
    assertEquals(Optional.empty(), folder.claim(batch, OTHER));
    assertEquals(List.of(), folder.unclaimed());
    folder.release(RUN);
    assertEquals(Optional.empty(), folder.claim(batch, RUN));
  }

  @Test
  void whatIsCommittedIsReleasedAndWhatIsStagedStays() {
    folder.claim(keep("first"), RUN);
    folder.claim(keep("second"), OTHER);
    KeptBatch third = keep("third");
    for (String id : List.of(RUN, OTHER)) {
      try (RunFolder run = runs.createOrTake(id).orElseThrow()) {
        run.createPlan(new byte[] {'{', '}'});
        run.createManifest(new byte[] {'{', '}'});
        if (id.equals(RUN)) {
          run.markCommitted();
        }
      }
    }

    folder.releaseFinished(runs);

    assertEquals(Set.of(OTHER, StreamFolder.NO_RUN), Set.copyOf(folder.arrivals().values()));
    assertEquals(List.of(third), folder.unclaimed());
  }

  @Test
  void whatIsToldIsReadWhileItIsToldAnew() throws Exception {
    Pulse worker = folder.pulse();
    MessageCount passed = folder.passed("worker");
    worker.beat(1);
    Thread telling =
        new Thread(
            () -> {
              for (int i = 2; i <= TIMES; i++) {
                worker.beat(i);
                passed.add(1);
              }
            });
    telling.start();
    int last = 1;
    long counted = 0;
    while (last < TIMES) {
      int now = folder.pulse().read().settling();
      long count = folder.leftOut().passed();
      assertTrue(now >= last && count >= counted, now + " after " + last);
      last = now;
      counted = count;
    }
    telling.join();
    assertEquals(TIMES - 1, folder.leftOut().passed());
  }

  @Test
  void whatAKilledRunHasClaimedIsFree() {
    KeptBatch batch = keep("first");
    folder.claim(batch, RUN);
    runs.createOrTake(RUN).orElseThrow().close();

    folder.settle(runs);

    assertEquals(1, folder.unclaimed().size());
    assertTrue(folder.claim(batch, OTHER).isPresent());
  }

  @Test
  void whatAPlannedRunHasClaimedIsInItsPlan() {
    folder.claim(keep("first"), RUN);
    try (RunFolder run = runs.createOrTake(RUN).orElseThrow()) {
      run.createPlan(new byte[] {1});
    }

    folder.settle(runs);

    assertEquals(List.of(), folder.batches());
  }

  @Test
  void aRunIsMadeOnceAndFoundAgain() {
    RunFolder run = runs.createOrTake(RUN).orElseThrow();
    assertTrue(runs.createOrTake(RUN).isEmpty());
    run.close();
    runs.createOrTake(RUN).orElseThrow().close();
    assertEquals(1, runs.list().size());
    assertFalse(runs.isPlanned(RUN));
  }
}
