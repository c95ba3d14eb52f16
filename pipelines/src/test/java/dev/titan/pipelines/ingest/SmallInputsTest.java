package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs whose bytes are few, and so are staged until they lie in the warehouse. */
final class SmallInputsTest {
  @TempDir private Path folder;

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  /** DuckDB can be made to take {@code a=b} in a path for a column. */
  @Test
  void namesOfFoldersAreNoColumns() throws IOException {
    Path file = OrderFiles.write(folder.resolve("a.ndjson"), OrderFiles.lines(5, 1));
    TestHome plain = TestHome.withOrders(folder.resolve("plain"));
    plain.ingest(file);
    TestHome odd =
        TestHome.withOrders(
            Files.createDirectories(folder.resolve("currency=XXX/status=VOID/input=7"))
                .resolve("home"));

    odd.ingest(file);

    assertEquals(plain.ledgerContent(), odd.ledgerContent());
    String payloads = "select count(payload), sum(octet_length(payload)) from raw_ingest";
    assertEquals(plain.query(payloads), odd.query(payloads));
    assertEquals(1L, odd.query(payloads).get(0).get(0));
  }

  @Test
  void aRunThatIsGivenUpKeepsTheirBytes() throws IOException {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Path file = OrderFiles.write(folder.resolve("a.ndjson"), OrderFiles.lines(5, 1));
    RunProbe.listen(
        point -> {
          throw new StorageException("the disk is full");
        });
    assertThrows(StorageException.class, () -> home.ingest(file));
    RunProbe.listen(point -> {});
    String runId = home.installation().runs().open().get(0).id();
    Path kept;
    try (RunFolder run = home.installation().runs().take(runId).orElseThrow()) {
      run.markFailed("it was given up");
      run.deleteStaging();
      kept = run.folder().resolve("kept");
      assertFalse(Files.exists(run.folder().resolve("work")));
    }
    home.installation().runs().clearFinished();
    List<Path> files;
    try (var found = Files.list(kept)) {
      files = found.toList();
    }
    assertEquals(1, files.size());
    assertTrue(files.get(0).toString().endsWith(".payloads.parquet"), files.toString());

    try (var quiet = home.installation().runs().keepOut()) {
      quiet.forget(quiet.list().get(0));
    }
    assertFalse(Files.exists(kept));
  }
}
