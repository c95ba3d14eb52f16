package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.registry.Proposal;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code titan mappings}. */
final class MappingsCommandTest {
  static final String ORDERS =
      """
      {"id": "shop.orders", "version": 9, "tenant": "whoever", "source": "shop",
       "category": "SALE", "kind": "STREAM",
       "schemaFingerprint": "0123456789abcdef0123456789abcdef",
       "variants": [{"needs": {"id": "string", "at": "string", "total": "number"},
         "fields": {"event_id": {"path": "id"},
                    "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "total"}},
                    "description": {"path": "note"}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

  @TempDir private Path folder;
  private Path home;
  private Path file;

  @BeforeEach
  void writeMapping() throws IOException {
    home = folder.resolve("home");
    file = Files.writeString(folder.resolve("orders.json"), ORDERS);
  }

  private CommandRun titan(String... words) {
    return CommandRun.in(home, words);
  }

  private Proposal propose(String text) {
    Installation installation =
        Installation.open(
            SettingsLoader.load(
                    Environment.of(Map.of(), Map.of(), folder), Map.of("home", home.toString()))
                .settings(),
            InstantSource.system());
    String json = MappingJson.print(MappingJson.parse(text, "test").with(1, "acme", "shop"));
    return installation.proposals().save("acme", json, Map.of("why", "two columns may be it"));
  }

  @Test
  void anImportedMappingIsListedShownAndExported() {
    titan("mappings", "import", file.toString(), "--tenant", "acme").ended(ExitCode.DONE);

    JsonNode listed = titan("mappings", "list", "--json").ended(ExitCode.DONE).json().get(0);
    assertEquals("acme", listed.get("tenant").asText());
    assertEquals(1, listed.get("version").asInt());
    assertEquals("published", listed.get("state").asText());

    String shown = titan("mappings", "show", "acme/shop.orders").ended(ExitCode.DONE).out();
    assertTrue(shown.contains("{\"parseDecimal\":{\"path\":\"total\"}}"), shown);

    String exported =
        titan("mappings", "export", "shop.orders", "--tenant", "acme").ended(ExitCode.DONE).out();
    assertEquals("acme", MappingJson.parse(exported, "export").tenant());
    assertEquals(1, titan("mappings", "export", "acme/shop.orders", "--json").json().size());
  }

  @Test
  void theSameAgainIsNoNewVersionAndAChangeIs() throws IOException {
    titan("mappings", "import", file.toString(), "--tenant", "acme").ended(ExitCode.DONE);
    JsonNode again =
        titan("mappings", "import", file.toString(), "--tenant", "acme", "--json").json().get(0);
    assertEquals(1, again.get("version").asInt());
    assertFalse(again.get("changed").asBoolean());

    Files.writeString(file, ORDERS.replace("\"note\"", "\"remark\""));
    titan("mappings", "import", file.toString(), "--tenant", "acme").ended(ExitCode.DONE);
    List<JsonNode> listed = titan("mappings", "list", "--json").json();
    assertEquals(1, listed.size());
    assertEquals(2, listed.get(0).get("version").asInt());
    JsonNode first =
        titan("mappings", "show", "acme/shop.orders", "--version", "1", "--json").json().get(0);
    assertTrue(first.get("mapping").toString().contains("\"note\""));
  }

  @Test
  void whatHasWaitedForAMappingIsReplayedAsItSays() throws IOException {
    Path orders =
        Files.writeString(
            folder.resolve("o.ndjson"),
            "{\"id\":\"1\",\"at\":\"2026-10-01T10:00:00Z\",\"total\":1}\n");
    titan("locations", "set", "acme", "main", "--zone", "UTC", "--currency", "EUR")
        .ended(ExitCode.DONE);
    String[] ingest = {
      "ingest", orders.toString(), "--tenant", "acme", "--location", "main", "--source", "shop"
    };
    titan(ingest).ended(ExitCode.FAILED);

    CommandRun imported =
        titan("mappings", "import", file.toString(), "--tenant", "acme", "--json")
            .ended(ExitCode.DONE);

    JsonNode commands = imported.json().get(0).get("replay");
    assertEquals(1, commands.size());
    String command = commands.get(0).asText();
    assertEquals(
        "titan replay --dead-letters --reason UNMAPPED_SCHEMA --tenant acme --source shop",
        command);
    titan(command.substring("titan ".length()).split(" ")).ended(ExitCode.DONE);
    assertEquals(
        1, titan("query", "select * from ledger where source = 'shop'", "--json").json().size());
    JsonNode again =
        titan("mappings", "import", file.toString(), "--tenant", "acme", "--json").json().get(0);
    assertEquals(0, again.get("replay").size());
  }

  @Test
  void aWrongMappingLeavesNoTrace() throws IOException {
    Files.writeString(file, ORDERS.replace("\"path\": \"total\"", "\"pfad\": \"total\""));
    CommandRun run = titan("mappings", "import", file.toString(), "--tenant", "acme");
    run.ended(ExitCode.FAILED);
    assertTrue(run.err().contains("/variants/0/fields/amount"), run.err());
    assertFalse(Files.exists(home));
  }

  @Test
  void anotherFingerprintIsRefused() throws IOException {
    titan("mappings", "import", file.toString(), "--tenant", "acme").ended(ExitCode.DONE);
    Files.writeString(file, ORDERS.replace("0123456789abcdef0", "f123456789abcdef0"));
    CommandRun run = titan("mappings", "import", file.toString(), "--tenant", "acme");
    assertTrue(run.ended(ExitCode.FAILED).err().contains("fingerprint"), run.err());
  }

  @Test
  void aMissingOrUnreadableFileIsNamed() throws IOException {
    CommandRun missing = titan("mappings", "import", "nowhere.json", "--tenant", "acme");
    assertTrue(missing.ended(ExitCode.FAILED).err().contains("nowhere.json"), missing.err());
    Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
    titan("mappings", "import", file.toString(), "--tenant", "acme").ended(ExitCode.USAGE);
  }

  @Test
  void aSharedMappingIsListedForEachTenant() {
    titan("mappings", "import", file.toString(), "--tenant", "*").ended(ExitCode.DONE);
    JsonNode seen = titan("mappings", "list", "--tenant", "acme", "--json").json().get(0);
    assertEquals("*", seen.get("tenant").asText());
  }

  @Test
  void aProposalIsApprovedByItsIdOrThatOfItsMapping() {
    Proposal proposal = propose(ORDERS);
    JsonNode waiting = titan("mappings", "list", "--json").json().get(0);
    assertEquals("waiting", waiting.get("state").asText());
    assertEquals(proposal.id(), waiting.get("proposal").asText());
    assertTrue(waiting.get("version").isNull());
    String shown = titan("mappings", "show", "acme/" + proposal.id()).ended(ExitCode.DONE).out();
    assertTrue(shown.contains("two columns may be it"), shown);

    titan("mappings", "approve", "shop.orders", "--tenant", "acme").ended(ExitCode.DONE);
    assertEquals(
        "published", titan("mappings", "list", "--json").json().get(0).get("state").asText());
    JsonNode again =
        titan("mappings", "approve", "acme/" + proposal.id(), "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);
    assertEquals(1, again.get("version").asInt());
    assertFalse(again.get("changed").asBoolean());
  }

  @Test
  void ofTwoProposalsForOneMappingOneMustBeNamed() {
    Proposal first = propose(ORDERS);
    propose(ORDERS.replace("\"note\"", "\"remark\""));
    CommandRun run = titan("mappings", "approve", "acme/shop.orders").ended(ExitCode.USAGE);
    assertTrue(run.err().contains(first.id()), run.err());
  }

  @Test
  void aRetiredMappingReadsNothingMoreUntilItIsImportedAgain() throws IOException {
    titan("mappings", "import", file.toString(), "--tenant", "acme").ended(ExitCode.DONE);
    JsonNode retired =
        titan("mappings", "retire", "acme/shop.orders", "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);
    assertEquals("retired", retired.get("state").asText());
    assertTrue(retired.get("changed").asBoolean());
    JsonNode again = titan("mappings", "retire", "acme/shop.orders", "--json").json().get(0);
    assertFalse(again.get("changed").asBoolean());

    JsonNode listed = titan("mappings", "list", "--json").ended(ExitCode.DONE).json().get(0);
    assertEquals("retired", listed.get("state").asText());
    JsonNode shown = titan("mappings", "show", "acme/shop.orders", "--json").json().get(0);
    assertEquals("retired", shown.get("state").asText());
    String exported = titan("mappings", "export", "acme/shop.orders").ended(ExitCode.DONE).out();

    Files.writeString(file, exported);
    titan("mappings", "import", file.toString(), "--tenant", "acme").ended(ExitCode.DONE);
    JsonNode back = titan("mappings", "list", "--json").json().get(0);
    assertEquals("published", back.get("state").asText());
    assertEquals(2, back.get("version").asInt());
  }

  @Test
  void discoveryDoesNotBringBackWhatWasRetired() throws IOException {
    Path sales = folder.resolve("sales.csv");
    StringBuilder rows = new StringBuilder("Order ID,Date,Item,Qty,Total,Currency\n");
    for (int i = 1; i <= 30; i++) {
      rows.append("A-" + i + ",2026-10-" + (10 + i % 18) + ",Tea," + i % 4 + "," + i + ".50,EUR\n");
    }
    Files.writeString(sales, rows);
    String[] ingest = {
      "ingest", sales.toString(), "--tenant=acme", "--location=main", "--source=till", "--json"
    };
    JsonNode first = titan(ingest).ended(ExitCode.DONE).json().get(0);
    String name = first.get("discovered").get(0).asText();
    titan("mappings", "retire", name).ended(ExitCode.DONE);
    Files.writeString(sales, rows.toString().replace("A-", "B-"));

    JsonNode second = titan(ingest).ended(ExitCode.FAILED).json().get(0);

    assertEquals(30, second.get("dead_lettered").asInt());
    assertTrue(second.get("problems").toString().contains("was retired"), second.toString());
    titan("mappings", "approve", name).ended(ExitCode.DONE);
    assertEquals(30, titan(ingest).ended(ExitCode.DONE).json().get(0).get("written").asInt());
  }

  @Test
  void whatWasNeverPublishedCannotBeRetired() {
    propose(ORDERS);
    CommandRun run = titan("mappings", "retire", "acme/shop.orders").ended(ExitCode.FAILED);
    assertTrue(run.err().contains("titan mappings list"), run.err());
  }

  @Test
  void aRejectedProposalIsGone() {
    Proposal proposal = propose(ORDERS);
    titan("mappings", "reject", "acme/" + proposal.id(), "--why", "wrong").ended(ExitCode.DONE);
    assertTrue(titan("mappings", "list", "--json").json().isEmpty());
    CommandRun run = titan("mappings", "approve", "acme/" + proposal.id()).ended(ExitCode.USAGE);
    assertTrue(run.err().contains("rejected"), run.err());
  }
}
