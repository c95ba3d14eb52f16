package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.storage.warehouse.LedgerModel.Delivery;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random deliveries, committed in random batches, must end as the model says. */
abstract class DeduplicationContract {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  @TempDir Path folder;

  /** An empty warehouse that holds nothing back for ids that do not seem to be ids. */
  abstract Warehouse create(Path home);

  /** One input with its records. */
  private record Batch(Instant receivedAt, List<Entry> records) {}

  @Test
  void anyBatchingGivesWhatTheModelGives() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      Warehouse warehouse = create(folder.resolve("batches" + seed));
      LedgerModel model = new LedgerModel();
      for (int run = 0; run < 4; run++) {
        List<Batch> inputs = new ArrayList<>();
        for (int input = random.nextInt(3); input >= 0; input--) {
          inputs.add(randomInput(random));
        }
        commitAndCompare(warehouse, model, "r" + run, inputs, "seed " + seed + " run " + run);
      }
      compareLedgers(warehouse, model, "seed " + seed);
    }
  }

  @Test
  void oneByOneOrAllAtOnceIsTheSame() {
    for (int seed = 100; seed < 103; seed++) {
      Random random = new Random(seed);
      List<Batch> inputs = new ArrayList<>();
      for (int input = 0; input < 4; input++) {
        Batch batch = randomInput(random);
        batch.records().removeIf(entry -> entry.id == null); // their number is that in their input
        inputs.add(batch);
      }
      Warehouse atOnce = create(folder.resolve("at-once" + seed));
      Counts total = commit(atOnce, "r", inputs).counts();

      Warehouse singly = create(folder.resolve("singly" + seed));
      long[] sums = new long[3];
      int number = 0;
      for (Batch single : inOrder(inputs)) {
        Counts counts = commit(singly, "r" + number++, List.of(single)).counts();
        sums[0] += counts.written();
        sums[1] += counts.updated();
        sums[2] += counts.duplicate();
      }

      assertEquals(
          List.of(total.written(), total.updated(), total.duplicate()),
          List.of(sums[0], sums[1], sums[2]),
          "seed " + seed);
      for (String sql :
          List.of(
              "SELECT event_key, line, content_hash, revision, amount, source_updated_at, received_at,"
                  + " first_received_at, ingestion_date FROM ledger ORDER BY event_key, line",
              "SELECT event_key, content_hash, updated_at, received_at, revision"
                  + " FROM ledger_contents ORDER BY event_key, content_hash",
              "SELECT * FROM daily_rollup ORDER BY ALL")) {
        assertEquals(
            atOnce.query(sql, QueryLimits.DEFAULT).rows(),
            singly.query(sql, QueryLimits.DEFAULT).rows(),
            "seed " + seed);
      }
    }
  }

  private static Batch randomInput(Random random) {
    List<Entry> records = new ArrayList<>();
    for (int i = random.nextInt(9); i >= 0; i--) {
      int content = random.nextInt(3);
      Entry entry =
          random.nextInt(4) == 0
              ? Entry.byContent("s" + random.nextInt(2)).content("c" + content)
              : Entry.mapped("id" + random.nextInt(3)).content("c" + content);
      entry.lines(1 + content).amount(Integer.toString(content));
      if (random.nextInt(3) > 0) {
        entry.updatedAt(START.plus(Duration.ofHours(random.nextInt(4))));
      }
      records.add(entry);
    }
    return new Batch(START.plus(Duration.ofMinutes(random.nextInt(5))), records);
  }

  private void commitAndCompare(
      Warehouse warehouse, LedgerModel model, String run, List<Batch> inputs, String where) {
    List<Delivery> deliveries = deliveries(inputs);
    deliveries.sort(Delivery.ORDER);
    Map<LedgerModel.Outcome, Long> expected = new HashMap<>();
    deliveries.forEach(delivery -> expected.merge(model.apply(delivery), 1L, Long::sum));

    Counts counts = commit(warehouse, run, inputs).counts();

    Map<LedgerModel.Outcome, Long> found = new HashMap<>();
    put(found, LedgerModel.Outcome.WRITTEN, counts.written());
    put(found, LedgerModel.Outcome.UPDATED, counts.updated());
    put(found, LedgerModel.Outcome.DUPLICATE, counts.duplicate());
    assertEquals(expected, found, where);
  }

  private static void put(
      Map<LedgerModel.Outcome, Long> counts, LedgerModel.Outcome outcome, long count) {
    if (count > 0) {
      counts.put(outcome, count);
    }
  }

  private static void compareLedgers(Warehouse warehouse, LedgerModel model, String where) {
    Map<String, List<Object>> ledger = new TreeMap<>();
    for (List<Object> row :
        warehouse
            .query(
                "SELECT event_key, max(content_hash), max(revision), max(source_updated_at),"
                    + " max(received_at), max(first_received_at), count(*), max(amount)"
                    + " FROM ledger GROUP BY event_key",
                QueryLimits.DEFAULT)
            .rows()) {
      ledger.put(
          (String) row.get(0),
          Arrays.asList(
              row.get(1),
              row.get(2),
              instant(row.get(3)),
              instant(row.get(4)),
              instant(row.get(5))));
      long lines = (Long) row.get(6);
      assertEquals(lines - 1, ((BigDecimal) row.get(7)).longValueExact(), where);
    }
    assertEquals(model.ledger(), ledger, where);

    Map<String, Long> contents = new TreeMap<>();
    for (List<Object> row :
        warehouse
            .query(
                "SELECT event_key, count(DISTINCT content_hash), count(*) FROM ledger_contents"
                    + " GROUP BY event_key",
                QueryLimits.DEFAULT)
            .rows()) {
      assertEquals(row.get(1), row.get(2), where);
      contents.put((String) row.get(0), (Long) row.get(1));
    }
    assertEquals(model.contents(), contents, where);
  }

  private static Instant instant(Object text) {
    return text == null ? null : LocalDateTime.parse((String) text).toInstant(ZoneOffset.UTC);
  }

  private CommitReport commit(Warehouse warehouse, String run, List<Batch> inputs) {
    RunBuilder builder = new RunBuilder(run);
    for (int i = 0; i < inputs.size(); i++) {
      builder.input(run + "-" + i, inputs.get(i).receivedAt());
      builder.entries(inputs.get(i).records().toArray(Entry[]::new));
    }
    Path staged = folder.resolve("staged");
    return warehouse.commit(builder.manifest(staged), StagedFiles.in(staged));
  }

  private static List<Delivery> deliveries(List<Batch> inputs) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      Map<String, Integer> occurrences = new HashMap<>();
      List<Entry> records = inputs.get(input).records();
      for (int i = 0; i < records.size(); i++) {
        Entry entry = records.get(i);
        String key = entry.keyBase();
        int occurrence = entry.id == null ? occurrences.merge(key, 1, Integer::sum) : 1;
        deliveries.add(
            new Delivery(
                occurrence == 1 ? key : key + "-" + occurrence,
                entry.contentHash(),
                entry.updatedAt,
                inputs.get(input).receivedAt(),
                input,
                i + 1));
      }
    }
    return deliveries;
  }

  /** The records singly, in the order in which a commit applies them. */
  private static List<Batch> inOrder(List<Batch> inputs) {
    List<Delivery> order = deliveries(inputs);
    order.sort(Delivery.ORDER);
    return order.stream()
        .map(
            delivery ->
                new Batch(
                    delivery.receivedAt(),
                    List.of(
                        inputs.get(delivery.input()).records().get((int) delivery.ordinal() - 1))))
        .toList();
  }
}
