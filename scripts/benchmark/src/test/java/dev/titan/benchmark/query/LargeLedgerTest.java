package dev.titan.benchmark.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.RollupFilter;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LargeLedgerTest {
  private static final long ENTRIES = 100_000;

  @TempDir private Path folder;

  /** Against the tables of this version: a column that becomes mandatory is noticed here. */
  @Test
  void everyQuestionHasAnAnswer() throws IOException {
    Path file = LargeLedger.at(folder, ENTRIES);

    Warehouse warehouse = LargeLedger.warehouse(file);
    var sums =
        warehouse.query(
            "SELECT count(*) AS n, count(DISTINCT event_key) AS keys, sum(amount) AS amount"
                + " FROM ledger",
            QueryLimits.DEFAULT);
    assertEquals("[100000, 100000, 249902778.810000000]", sums.rows().get(0).toString());
    long posted = warehouse.rollup(RollupFilter.ALL).stream().mapToLong(row -> row.entries()).sum();
    assertEquals(0.99, posted / (double) ENTRIES, 0.005);
    for (Question question : Question.all()) {
      assertTrue(rows(warehouse, question) > 0, question.name());
    }
  }

  private static int rows(Warehouse warehouse, Question question) {
    SplittableRandom random = new SplittableRandom(1);
    int rows = 0;
    for (int i = 0; i < 200 && rows == 0; i++) {
      rows += question.ask().rows(warehouse, Question.Subject.random(random, ENTRIES));
    }
    return rows;
  }

  @Test
  void subjectsDiffer() {
    SplittableRandom random = new SplittableRandom(1);
    Set<Question.Subject> subjects = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      subjects.add(Question.Subject.random(random, ENTRIES));
    }
    assertTrue(subjects.size() > 95);
  }
}
