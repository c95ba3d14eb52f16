package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DryRunTest {
  @TempDir private Path folder;

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  @Test
  void aDryRunTellsWhatARunWouldDoAndChangesNothing() throws IOException {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Path known = OrderFiles.write(folder.resolve("a.ndjson"), OrderFiles.lines(300, 8));
    Path more = OrderFiles.write(folder.resolve("b.ndjson"), OrderFiles.lines(500, 9));
    home.ingest(known);
    var ledger = home.ledger();
    IngestRequest request = TestHome.request(known, more);

    IngestReport rehearsed =
        new Ingest(home.installation(), Progress.NONE)
            .run(new IngestRequest(request.files(), null, null, true));

    assertTrue(rehearsed.dryRun());
    assertEquals(ledger, home.ledger());
    assertEquals(1, home.installation().warehouse().runs().size());
    assertTrue(home.installation().runs().open().isEmpty());
    assertEquals(rehearsed.counts(), home.ingest(known, more).counts());
  }

  @Test
  void aDryRunDoesNotFinishAnInterruptedRun() throws IOException {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Path file = OrderFiles.write(folder.resolve("a.ndjson"), OrderFiles.lines(100, 10));
    RunProbe.listen(
        point -> {
          throw new IllegalStateException("interrupted");
        });
    assertThrows(IllegalStateException.class, () -> home.ingest(file));
    RunProbe.listen(point -> {});
    IngestRequest request = TestHome.request(file);

    new Ingest(home.installation(), Progress.NONE)
        .run(new IngestRequest(request.files(), null, null, true));

    assertEquals(1, home.installation().runs().open().size());
    assertTrue(home.installation().warehouse().runs().isEmpty());
    assertEquals(100, home.ingest(file).counts().read());
  }
}
