package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.warehouse.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However records are cut into files and runs, the ledger is the same. */
final class BatchingTest {
  @TempDir private Path folder;

  @Test
  void theSameFileAgainAddsNothing() throws IOException {
    Path file = OrderFiles.write(folder.resolve("orders.ndjson"), OrderFiles.lines(1000, 2));
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Counts first = home.ingest(file).counts();
    List<List<Object>> ledger = home.ledger();

    Counts second = home.ingest(file).counts();

    assertEquals(1000, first.read());
    assertTrue(first.written() > 500 && first.updated() > 10, first.toString());
    assertEquals(0, second.written() + second.updated(), second.toString());
    assertEquals(first.deadLettered(), second.deadLettered());
    assertEquals(ledger, home.ledger());
  }

  @Test
  void overlappingHalvesGiveWhatTheWholeGives() throws IOException {
    List<String> lines = OrderFiles.lines(1000, 3);
    Path whole = OrderFiles.write(folder.resolve("whole.ndjson"), lines);
    Path firstHalf = OrderFiles.write(folder.resolve("a.ndjson"), lines.subList(0, 600));
    Path secondHalf = OrderFiles.write(folder.resolve("b.ndjson"), lines.subList(400, 1000));
    TestHome atOnce = TestHome.withOrders(folder.resolve("at-once"));
    TestHome inHalves = TestHome.withOrders(folder.resolve("in-halves"));
    TestHome together = TestHome.withOrders(folder.resolve("together"));
    atOnce.ingest(whole);
    inHalves.ingest(firstHalf);
    inHalves.ingest(secondHalf);
    together.ingest(secondHalf, firstHalf);

    assertEquals(atOnce.ledgerContent(), inHalves.ledgerContent());
    assertEquals(atOnce.ledgerContent(), together.ledgerContent());
    assertEquals(atOnce.rollup(), inHalves.rollup());
    assertEquals(atOnce.rollup(), together.rollup());
  }

  @Test
  void theOrderOfThePathsDoesNotMatter() throws IOException {
    List<String> lines = OrderFiles.lines(600, 4);
    Path one = OrderFiles.write(folder.resolve("orders-2.ndjson"), lines.subList(0, 300));
    Path two = OrderFiles.write(folder.resolve("orders-10.ndjson"), lines.subList(300, 600));
    TestHome forth = TestHome.withOrders(folder.resolve("forth"));
    TestHome back = TestHome.withOrders(folder.resolve("back"));

    forth.ingest(one, two);
    back.ingest(two, one);

    assertEquals(forth.ledger(), back.ledger());
    assertEquals(forth.deadLetters(), back.deadLetters());
  }
}
