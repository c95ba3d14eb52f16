package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that look at what was committed, on a home with one small run in it. */
final class LedgerCommandsTest {
  private static final String RECORDS =
      """
      {"id": "1", "at": "2026-11-02T10:00:00Z", "total": 12.50, "note": "thali"}
      {"id": "2", "at": "2026-11-02T11:00:00Z", "total": 0.10, "note": "papad"}
      {"id": "3", "at": "2026-11-03T10:00:00Z", "total": 7, "note": "lassi"}
      {"id": "4", "at": "one day", "total": 5, "note": "Meera Iyer, 9823055501"}
      {"id": "5", "at": "2026-11-03T
      """;

  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void ingest() throws IOException {
    home = folder.resolve("home");
    Path mapping = Files.writeString(folder.resolve("orders.json"), MappingsCommandTest.ORDERS);
    Path records = Files.writeString(folder.resolve("orders.ndjson"), RECORDS.stripTrailing());
    titan("mappings", "import", mapping.toString(), "--tenant", "acme").ended(ExitCode.DONE);
    titan(
            "ingest",
            records.toString(),
            "--tenant=acme",
            "--location=pune",
            "--source=shop",
            "--zone=Asia/Kolkata",
            "--currency=INR")
        .ended(ExitCode.DONE);
  }

  private static CommandRun titan(String... words) {
    return CommandRun.in(home, words);
  }

  @Test
  void aQueryIsAnsweredAsATable() {
    CommandRun run =
        titan("query", "select description, amount, counterparty from ledger order by amount");
    assertEquals(
        List.of(
            "description  amount  counterparty",
            "papad          0.10",
            "lassi          7.00",
            "thali         12.50"),
        run.ended(ExitCode.DONE).out().lines().toList());
  }

  @Test
  void jsonIsOneObjectPerRowWithExactDecimals() {
    List<JsonNode> rows =
        titan(
                "query",
                "--json",
                "select sum(amount) as total, 1 as a, 2 as a, null as b from ledger")
            .ended(ExitCode.DONE)
            .json();
    assertEquals(1, rows.size());
    assertTrue(rows.get(0).get("total").isTextual());
    assertEquals("19.60", rows.get(0).get("total").asText());
    assertEquals(1, rows.get(0).get("a").asInt());
    assertEquals(2, rows.get(0).get("a_2").asInt());
    assertTrue(rows.get(0).get("b").isNull());
  }

  @Test
  void attributesAreAnObjectInJson() {
    JsonNode row = titan("query", "--json", "select {'k': 1}::json as attributes").json().get(0);
    assertEquals(1, row.get("attributes").get("k").asInt());
  }

  @Test
  void aCutAnswerSaysSo() {
    CommandRun run = titan("query", "select * from ledger", "--limit", "2").ended(ExitCode.DONE);
    assertEquals(3, run.out().lines().count());
    assertTrue(run.err().contains("more rows than these 2"), run.err());
    assertFalse(titan("query", "select 1", "--limit", "1").err().contains("more rows"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"delete from ledger", "select 1; select 2", "selec", "select * from nowhere"})
  void aQueryThatIsNoneFailsInAFewWords(String sql) {
    CommandRun run = titan("query", sql).ended(ExitCode.FAILED);
    assertTrue(run.out().isEmpty(), run.out());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void theRollupCanBeNarrowedAndTotalled() {
    JsonNode day =
        titan("rollup", "--json", "--category", "sale", "--to", "2026-11-02").json().get(0);
    assertEquals("2026-11-02", day.get("event_date").asText());
    assertEquals("12.60", day.get("amount").asText());
    JsonNode total = titan("rollup", "--json", "--totals", "--tenant", "acme").json().get(0);
    assertEquals(3, total.get("entries").asInt());
    assertEquals("19.60", total.get("amount").asText());
    assertTrue(titan("rollup", "--json", "--location", "mumbai").json().isEmpty());
  }

  @Test
  void deadLettersAreListedByCause() {
    List<JsonNode> groups = titan("dead-letters", "list", "--json").ended(ExitCode.DONE).json();
    assertEquals(2, groups.size());
    JsonNode group =
        titan("dead-letters", "list", "--json", "--reason", "DATE_INVALID").json().get(0);
    assertEquals(1, group.get("count").asInt());
    assertEquals("acme", group.get("tenant_id").asText());
    assertEquals("event_time", group.get("field").asText());
    assertFalse(group.get("mapping_id").isNull());
    assertTrue(titan("dead-letters", "list", "--json", "--status", "DISCARDED").json().isEmpty());
  }

  @Test
  void deadLettersAreListedEachForItself() {
    CommandRun both = titan("dead-letters", "list", "--each", "--json").ended(ExitCode.DONE);
    assertEquals(2, both.json().size());
    assertFalse(both.out().contains("Meera"), both.out());
    CommandRun first = titan("dead-letters", "list", "--each", "--limit", "1", "--json");
    assertEquals(1, first.json().size());
    assertTrue(first.err().contains("more than these 1"), first.err());
    assertTrue(titan("dead-letters", "list", "--until", "2020-01-01", "--json").json().isEmpty());
    titan("dead-letters", "list", "--limit", "1").ended(ExitCode.USAGE);
    titan("dead-letters", "list", "--since", "2026-11-03", "--until", "2026-11-02")
        .ended(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDeadLetterIsShownMaskedWithWhatToDo(boolean json) {
    String id =
        titan("dead-letters", "list", "--json", "--reason", "DATE_INVALID")
            .json()
            .get(0)
            .get("example")
            .asText();
    CommandRun shown =
        json ? titan("dead-letters", "show", id, "--json") : titan("dead-letters", "show", id);
    String all = shown.ended(ExitCode.DONE).out() + shown.err();
    assertTrue(all.contains("event_time"), all);
    assertTrue(all.contains("the mapping's date pattern"), all);
    assertTrue(all.contains("orders.ndjson"), all);
    assertTrue(all.contains("Xxxxx Xxxx, 9999999999"), all);
    assertFalse(all.contains("Meera"), all);
    assertFalse(all.contains("9823055501"), all);
  }

  @Test
  void theOriginalBytesComeOnlyThroughTheExport() throws IOException {
    Path file = folder.resolve("letters.ndjson");
    CommandRun run =
        titan("dead-letters", "export", "--reason", "DATE_INVALID", "--output", file.toString());
    assertTrue(run.ended(ExitCode.DONE).err().contains("personal data"), run.err());
    assertTrue(run.out().isEmpty(), run.out());
    JsonNode letter = new ObjectMapper().readTree(Files.readString(file));
    byte[] payload = Base64.getDecoder().decode(letter.get("payload").asText());
    assertTrue(new String(payload, StandardCharsets.UTF_8).contains("Meera Iyer"));

    titan("dead-letters", "export", "--output", file.toString()).ended(ExitCode.USAGE);
    assertEquals(2, titan("dead-letters", "export").ended(ExitCode.DONE).json().size());
  }

  @Test
  void aRunIsListedAndShown() {
    JsonNode run = titan("runs", "list", "--json").ended(ExitCode.DONE).json().get(0);
    assertEquals("committed", run.get("state").asText());
    assertEquals(5, run.get("read").asInt());
    assertEquals(3, run.get("written").asInt());
    String id = run.get("run_id").asText();
    JsonNode detail = titan("runs", "show", id, "--json").ended(ExitCode.DONE).json().get(0);
    assertEquals(2, detail.get("inputs").get(0).get("dead_lettered").asInt());
    assertEquals(2, detail.get("reasons").size());
    String shown = titan("runs", "show", id).ended(ExitCode.DONE).out();
    assertTrue(shown.contains("DATE_INVALID"), shown);
    titan("runs", "show", "20260101-000000-000000").ended(ExitCode.FAILED);
  }
}
