package dev.titan.pipelines.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of Titan with a warehouse in BigQuery, over the wire. */
final class BigQueryCommandsTest {
  private static final String ORDERS =
      """
      {"order_id": "1", "created_at": "2026-11-02T10:00:00Z", "total": "12.50", "waiter": 4}
      {"order_id": "2", "created_at": "2026-11-02T11:00:00Z", "total": "7.00", "waiter": 2}
      {"order_id": "3", "created_at": "2026-11-03T12:00:00Z", "total": "3.25", "waiter": 4}
      """;
  private static final String LATER =
      """
      {"order_id": "3", "created_at": "2026-11-03T12:00:00Z", "total": "3.25", "waiter": 4}
      {"order_id": "4", "created_at": "2026-11-03T13:00:00Z", "total": "8.75", "waiter": 1}
      {"order_id": "5", "created_at": "2026-11-03T14:00:00Z", "total": "many", "waiter": 1}
      """;

  @TempDir private Path folder;

  private final LocalBigQuery bigQuery = LocalBigQuery.empty(Faults.seeded(3));
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve("titan.properties"),
        String.join(
            "\n",
            "bigquery.project = titan-test",
            "bigquery.datasetPrefix = shop",
            "bigquery.endpoint = " + bigQuery.server().url()));
    Files.writeString(folder.resolve("orders.json"), ORDERS);
    Files.writeString(folder.resolve("later.json"), LATER);
  }

  @AfterEach
  void close() {
    bigQuery.close();
  }

  private static Verbs.Run titan(Path home, String... words) {
    return new Verbs(home).run(words);
  }

  private Verbs.Run ingest(Path into, String file) {
    return new Verbs(into).ingest(folder.resolve(file).toString());
  }

  @Test
  void anIngestGivesTheSumsThatTheEmbeddedWarehouseGives() throws IOException {
    bigQuery.makeTables();
    for (Fault fault : Fault.values()) {
      bigQuery.server().faults().at(0.02, fault);
    }
    Path embedded = folder.resolve("embedded");

    for (String file : List.of("orders.json", "later.json", "orders.json")) {
      ingest(embedded, file).ended(0);
      ingest(home, file).ended(0);
    }

    String sums = new Verbs(embedded).sums();
    assertTrue(sums.contains("19.5"), sums);
    assertEquals(sums, new Verbs(home).sums());
    assertEquals(new Verbs(embedded).books(), new Verbs(home).books());
    assertEquals(1, titan(home, "dead-letters", "list", "--json").ended(0).out().lines().count());
    assertEquals(4, bigQuery.rows("ledger").size());
    assertTrue(bigQuery.server().faults().injected() > 5);
    assertEquals(2, titan(home, "retention", "apply", "--yes").code());
  }

  private Verbs.Run schema(String verb, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "schema",
                verb,
                "--pipeline-account",
                "titan@titan-test.iam.gserviceaccount.com",
                "--reader-group",
                "analysts@shop.example"));
    words.addAll(List.of(more));
    return titan(home, words.toArray(new String[0]));
  }

  @Test
  void runsThatFoundNoTablesAreCommittedInOneRoundOnceTheyAreMade() throws IOException {
    Verbs.Run refused = ingest(home, "orders.json").ended(1);
    assertTrue(refused.err().contains("titan schema apply"), refused.err());
    ingest(home, "later.json").ended(1);
    titan(home, "commit").ended(1);

    schema("check").ended(1);
    assertTrue(schema("apply").ended(0).out().contains("done: create titan-test.shop_canonical"));
    List<JsonNode> committed = titan(home, "commit", "--json").ended(0).json();
    committed.sort(Comparator.comparing(run -> run.path("created_at").asText()));

    assertEquals(2, committed.size());
    assertEquals(committed.get(0).path("committed_at"), committed.get(1).path("committed_at"));
    assertEquals(3, committed.get(0).path("written").asInt());
    assertEquals(1, committed.get(1).path("duplicate").asInt());
    assertEquals("", titan(home, "commit", "--json").ended(0).out());
    assertEquals(4, bigQuery.rows("ledger").size());
    titan(home, "commit", "--fail-on-dead-letters").ended(0);
  }

  @Test
  void aSchemaThatWasAppliedHasNothingLeftToDoAndGetsWhatItLacks() throws IOException {
    List<JsonNode> planned = schema("diff", "--json").ended(0).json();
    List<JsonNode> applied = schema("apply", "--json").ended(0).json();

    assertEquals(planned.size(), applied.size());
    assertTrue(applied.stream().allMatch(step -> step.path("applied").asBoolean()));
    assertEquals("", schema("diff", "--json").ended(0).out());
    schema("check").ended(0);
    assertEquals("", schema("apply", "--json").ended(0).out());
    assertEquals(1, schema("check", "--staging-days", "10").code());
    assertTrue(
        schema("apply", "--staging-days", "10").ended(1).out().contains("loses rows"),
        "what would lose rows needs consent");
    assertEquals(2, titan(home, "schema", "diff").code());
  }
}
