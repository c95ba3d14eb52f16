package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.reason.Stage;
import dev.titan.storage.warehouse.AccountingException;
import dev.titan.transforms.funnel.LossProbe;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 1: a run that loses a record anywhere commits nothing and fails. */
final class LostRecordTest {
  @TempDir private Path folder;

  @AfterEach
  void loseNothing() {
    LossProbe.lose(null);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void aRecordLostBehindAStageStopsTheCommit(Stage stage) throws IOException {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Path file = OrderFiles.write(folder.resolve("orders.ndjson"), OrderFiles.lines(200, 1));
    LossProbe.lose((behind, ordinal) -> behind == stage && ordinal == 5);

    AccountingException failure = assertThrows(AccountingException.class, () -> home.ingest(file));

    assertTrue(failure.getMessage().contains("orders.ndjson"), failure.getMessage());
    assertTrue(home.installation().warehouse().runs().isEmpty());

    LossProbe.lose(null);
    IngestReport whole = home.ingest(file);
    assertFalse(whole.detail().inputs().isEmpty());
    assertEquals(200, whole.counts().read());
    assertEquals(200, whole.counts().outcomes());
  }
}
