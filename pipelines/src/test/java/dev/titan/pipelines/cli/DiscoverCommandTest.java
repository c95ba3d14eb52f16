package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code titan discover} shows records as the ledger will have them. */
final class DiscoverCommandTest {
  @TempDir private Path folder;
  private Path home;
  private Path sales;

  @BeforeEach
  void writeSales() throws IOException {
    home = folder.resolve("home");
    StringBuilder rows = new StringBuilder("Order ID,Date,Item,Qty,Total,Currency\n");
    for (int i = 1; i <= 30; i++) {
      rows.append("A-" + i + ",2026-10-" + (10 + i % 18) + ",Tea," + i % 4 + "," + i + ".5,EUR\n");
    }
    sales = Files.writeString(folder.resolve("sales.csv"), rows);
  }

  @Test
  void decimalsLookAsInTheLedger() {
    JsonNode found =
        CommandRun.in(home, "discover", sales.toString(), "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);
    JsonNode row = found.get("rows").get(0);
    assertTrue(found.get("accepted").asBoolean(), found.toString());
    CommandRun.in(home, "ingest", sales.toString(), "--tenant=acme", "--location=main")
        .ended(ExitCode.DONE);
    String sql =
        "select amount, quantity from ledger where event_id = '"
            + row.get("event_id").asText()
            + "'";
    JsonNode entry = CommandRun.in(home, "query", sql, "--json").ended(ExitCode.DONE).json().get(0);
    assertEquals("1.50", row.get("amount").asText());
    assertEquals(entry.get("amount"), row.get("amount"));
    assertEquals(entry.get("quantity"), row.get("quantity"));
  }

  @Test
  void itKeepsNothing() {
    CommandRun.in(home, "discover", sales.toString()).ended(ExitCode.DONE);
    assertFalse(Files.exists(home));
  }
}
