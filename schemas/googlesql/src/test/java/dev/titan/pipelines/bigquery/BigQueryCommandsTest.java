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
import java.util.stream.Stream;
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

  private static final String ADA = "ada.lovelace.4711@example.org";
  private static final String PERSONS =
      """
      {"order_id": "7", "created_at": "2026-11-02T10:00:00Z", "total": "1.50", "waiter": 4, "email": "%s"}
      {"order_id": "8", "created_at": "2026-11-02T11:00:00Z", "total": "2.50", "waiter": 4, "email": "grace@example.org"}
      {"order_id": "9", "created_at": "2026-11-02T12:00:00Z", "total": "3.50", "waiter": 4, "email": "%s"}
      """
          .formatted(ADA, ADA);

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
    bigQuery.server().faults().stop();
    String question =
        "SELECT event_id, entries FROM ledger JOIN daily_rollup USING (event_date) ORDER BY 1";
    assertEquals(
        titan(embedded, "query", "--json", question).ended(0).out(),
        titan(home, "query", "--json", question).ended(0).out());
    Verbs.Run cut = titan(home, "query", "SELECT event_id FROM ledger", "--limit", "2").ended(0);
    assertTrue(cut.err().contains("more rows"), cut.err());
    for (String wrong : List.of("SELECT nothing FROM ledger", "DELETE FROM ledger WHERE TRUE")) {
      titan(home, "query", wrong).ended(1);
    }
    assertEquals(4, bigQuery.rows("ledger").size());
    String checked = titan(home, "doctor", "--deep").ended(0).out();
    assertTrue(checked.contains("each line of an event stands in one partition"), checked);
    assertTrue(titan(home, "doctor").ended(0).out().contains("titan doctor --deep"));
    for (Path each : List.of(embedded, home)) {
      titan(each, "replay", "--dead-letters", "--dry-run").ended(0);
      titan(each, "replay", "--all").ended(0);
    }
    assertEquals(new Verbs(embedded).books(), new Verbs(home).books());
    assertEquals(sums, titan(home, "rollup", "--json").ended(0).out());
    bigQuery.spoilSums();
    titan(home, "doctor", "--deep").ended(1);
    titan(home, "doctor", "--deep", "--fix").ended(0);
  }

  @Test
  void aPersonATenantAndWhatIsPastItsTimeGoAsFromTheEmbeddedWarehouse() throws IOException {
    bigQuery.makeTables();
    Path embedded = folder.resolve("embedded");
    Path person = Files.writeString(folder.resolve("person.txt"), ADA);
    Files.writeString(folder.resolve("persons.json"), PERSONS);
    for (String file : List.of("persons.json", "orders.json")) {
      ingest(embedded, file).ended(0);
      ingest(home, file).ended(0);
    }
    // What was only tried holds up no erasure.
    titan(home, "replay", "--all", "--dry-run").ended(0);
    titan(
            home,
            "ingest",
            folder.resolve("later.json").toString(),
            "--tenant",
            "hafen",
            "--location",
            "altona",
            "--dry-run")
        .ended(0);
    assertEquals(2, titan(home, "backup", folder.resolve("b").toString()).code());

    String[] erase = {"erase", "--tenant", "hafen", "--person", person.toString(), "--type=email"};
    String told = both(embedded, with(erase, "--dry-run", "--json"));
    assertTrue(told.contains("\"ledger\":2,"), told);
    both(embedded, with(erase, "--yes", "--json"));
    both(embedded, "rollup", "--json");
    assertEquals(4, bigQuery.rows("ledger").size());
    assertEquals(List.of(), bigQuery.rows("staging_entries"));
    assertEquals(new Verbs(embedded).books(), new Verbs(home).books());

    both(embedded, "retention", "set", "--raw", "1d");
    both(embedded, "retention", "apply", "--json");
    both(embedded, "erase", "--tenant", "hafen", "--yes", "--json");
    assertEquals("", both(embedded, "rollup", "--json"));
    assertEquals(new Verbs(embedded).books(), new Verbs(home).books());
    for (String table : List.of("ledger", "raw_ingest", "checkpoints", "checkpoint_inputs")) {
      assertEquals(List.of(), bigQuery.rows(table), table);
    }
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  /** What both homes say, which must be the same. */
  private String both(Path embedded, String... words) {
    String said = titan(home, words).ended(0).out();
    assertEquals(titan(embedded, words).ended(0).out(), said);
    return said;
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
    List<JsonNode> told = titan(home, "commit", "--json").ended(0).json();
    List<JsonNode> committed =
        new ArrayList<>(told.stream().filter(line -> line.has("run_id")).toList());
    committed.sort(Comparator.comparing(run -> run.path("created_at").asText()));

    assertEquals(2, committed.size());
    assertEquals(committed.get(0).path("committed_at"), committed.get(1).path("committed_at"));
    assertEquals(3, committed.get(0).path("written").asInt());
    assertEquals(1, committed.get(1).path("duplicate").asInt());
    List<JsonNode> nothing = titan(home, "commit", "--json").ended(0).json();
    assertEquals(1, nothing.size(), "the round alone");
    assertEquals(0, nothing.get(0).path("committed").asInt(-1));
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
    List<JsonNode> options =
        schema("apply", "--staging-days", "10", "--let-rows-expire", "--json").ended(0).json();
    assertEquals(6, options.size(), "one for each table of staged rows");
    assertTrue(options.stream().allMatch(step -> step.path("applied").asBoolean()));
    schema("check", "--staging-days", "10").ended(0);
    schema("apply", "--staging-days", "20").ended(0);
    assertEquals(1, schema("check", "--staging-days", "10").code());
    assertEquals(2, titan(home, "schema", "diff").code());
  }

  @Test
  void anAccountMoreSeesAllRowsAndOneThatIsLeftOutNoLonger() throws IOException {
    String[] replays = {"--pipeline-account", "replays@titan-test.iam.gserviceaccount.com"};
    schema("apply").ended(0);

    assertEquals(6, schema("apply", with(replays, "--json")).ended(0).json().size());
    schema("check", replays).ended(0);
    assertEquals(6, schema("diff", "--json").ended(0).json().size());
  }
}
