package dev.titan.pipelines.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.TestHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record of a large file is found without decoding the others. */
final class RawRecordsTest {
  private static final int RECORDS = 40_000;

  /** Ranges of the test's home are of 16 KiB, a record has 76 bytes. */
  private static final long RANGE_RECORDS = 16_384 / 70;

  @TempDir private Path folder;

  @Test
  void aRecordNearTheEndIsFoundInItsRangeAlone() throws Exception {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    String rawId = ingested(home, "orders.ndjson", lines());
    RawRecords records = new RawRecords(home.installation());

    OriginalRecord found = records.one(rawId, RECORDS - 5);

    assertTrue(text(found).contains(String.format("order-%06d", RECORDS - 5)), text(found));
    assertEquals(RECORDS - 5, found.lines().own());
    assertTrue(records.decodedRecords() <= RANGE_RECORDS, "" + records.decodedRecords());
  }

  @Test
  void behindTheRecordNothingIsReadOn() throws Exception {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    String rawId = ingested(home, "orders.ndjson", lines());
    RawRecords records = new RawRecords(home.installation());

    records.one(rawId, 700);

    assertTrue(records.decodedRecords() <= RANGE_RECORDS, "" + records.decodedRecords());
    assertTrue(records.cutBytes() < 2 << 20, "" + records.cutBytes()); // of 3 MB
  }

  @Test
  void recordsOfATableAreFoundLikewise() throws Exception {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    List<String> rows = new ArrayList<>(List.of("id,at,total,note"));
    for (int i = 1; i <= RECORDS; i++) {
      rows.add(String.format("order-%06d,2026-10-01T10:00:00Z,%d,%s", i, i % 100, "n".repeat(40)));
    }
    String rawId = ingested(home, "orders.csv", rows);
    RawRecords records = new RawRecords(home.installation());
    Set<Long> found = new TreeSet<>();

    records.each(rawId, Set.of(3L, 25_000L), record -> found.add(record.ordinal()));

    assertEquals(Set.of(3L, 25_000L), found);
    assertTrue(records.decodedRecords() <= 2 * RANGE_RECORDS, "" + records.decodedRecords());
    assertTrue(records.cutBytes() < 2_900_000, "" + records.cutBytes());
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>(Collections.nCopies(RECORDS, ""));
    for (int i = 1; i <= RECORDS; i++) {
      lines.set(
          i - 1,
          String.format(
              "{\"id\":\"order-%06d\",\"at\":\"2026-10-01T10:00:00Z\",\"total\":%02d,\"note\":\"nnnnn\"}",
              i, 10 + i % 90));
    }
    return lines;
  }

  private String ingested(TestHome home, String name, List<String> lines) throws IOException {
    Path file = Files.write(folder.resolve(name), lines);
    return home.ingest(file).detail().inputs().get(0).rawId();
  }

  private static String text(OriginalRecord record) {
    return new String(record.bytes(), StandardCharsets.UTF_8);
  }
}
