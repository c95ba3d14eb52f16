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
  void itSaysWhatCameSecondWhatIsMissingAndWhatToDoNext() throws IOException {
    Path open = folder.resolve("till.csv");
    Files.writeString(
        open,
        "Receipt No,Date,Total\n51,03/04/2026,2.00\n54,01/02/2026,3.50\n57,05/06/2026,1.25\n");
    JsonNode found =
        CommandRun.in(home, "discover", open.toString(), "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);
    assertFalse(found.get("accepted").asBoolean());
    assertEquals("Date", found.get("evidence").get("event_time").get("from").asText());
    assertTrue(found.get("missing").get(0).asText().contains("day or month first"));
    assertEquals("SALE", found.get("categories").get(0).get("category").asText());
    assertEquals("titan ingest " + open, found.get("next").get(0).asText());
    String text = CommandRun.in(home, "discover", open.toString()).ended(ExitCode.DONE).out();
    assertTrue(text.contains("titan mappings approve local/sale."), text);
  }

  @Test
  void itKeepsNothing() {
    CommandRun.in(home, "discover", sales.toString()).ended(ExitCode.DONE);
    assertFalse(Files.exists(home));
  }
}
