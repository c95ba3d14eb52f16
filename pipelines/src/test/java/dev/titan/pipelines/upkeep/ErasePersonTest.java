package dev.titan.pipelines.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.pipelines.cli.CommandRun;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code titan erase} of one person: no trace of them, and all others' entries as they were. */
final class ErasePersonTest {
  private static final String EMAIL = "ada.lovelace.4711@example.org";
  private static final String OTHER = "grace@example.org";
  private static final int FAILED = 1;

  @TempDir private static Path prepared;
  @TempDir private Path folder;
  private Path home;
  private TestHome inside;

  /**
   * Her events in a large and a small file, the same again as duplicates in a second export, in a
   * dead letter and in an ignored record; and a file without her.
   */
  @BeforeAll
  static void ingest() throws IOException {
    Path home = prepared.resolve("home");
    Path mapping = prepared.resolve("orders.json");
    Files.writeString(
        mapping,
        TestHome.ORDERS.replace(
            "\"variants\"",
            "\"ignore\": [{\"path\": \"note\", \"equals\": \"draft\"}], \"variants\""));
    CommandRun.in(home, "mappings", "import", mapping.toString(), "--tenant", "acme").ended(0);
    List<String> large = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      large.add(order("l" + i, i % 400 == 7 ? EMAIL : "someone" + i + "@example.org", "fine"));
    }
    ingest(home, "large", large);
    ingest(home, "small", List.of(order("s1", EMAIL, "fine"), order("s2", OTHER, "fine")));
    ingest(home, "again", List.of(order("s1", EMAIL, "fine"), order("s3", OTHER, "fine")));
    ingest(
        home,
        "dead",
        List.of(
            order("d1", EMAIL, "fine").replace("2026-10-01", "no day"),
            order("d2", OTHER, "fine").replace("2026-10-01", "no day")));
    ingest(home, "ignored", List.of(order("i1", EMAIL, "draft"), order("i2", OTHER, "fine")));
    ingest(home, "without", List.of(order("w1", OTHER, "fine"), order("w2", OTHER, "fine")));
  }

  private static void ingest(Path home, String name, List<String> lines) throws IOException {
    Path file = Files.write(prepared.resolve(name + ".ndjson"), lines);
    String[] words = {
      "ingest",
      file.toString(),
      "--tenant=acme",
      "--location=main",
      "--source=shop",
      "--currency=EUR"
    };
    assertTrue(CommandRun.in(home, words).code() <= FAILED);
  }

  private static String order(String id, String email, String note) {
    return String.format(
        "{\"id\":\"%s\",\"at\":\"2026-10-01T10:00:00Z\",\"changed\":\"2026-10-01T10:00:00Z\","
            + "\"total\":1.50,\"note\":\"%s\",\"email\":\"%s\"}",
        id, note, email);
  }

  @BeforeEach
  void copyTheHome() throws IOException {
    home = folder.resolve("home");
    HomeBytes.copy(prepared.resolve("home"), home);
    inside = TestHome.existing(home);
  }

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  private CommandRun titan(String... words) {
    return CommandRun.in(home, words);
  }

  private String token() {
    String attributes =
        inside
            .query("select cast(attributes as varchar) from ledger where event_id = 's1'")
            .get(0)
            .get(0)
            .toString();
    int start = attributes.indexOf("tok_email_");
    return attributes.substring(start, start + "tok_email_".length() + 26);
  }

  private List<List<Object>> ids() {
    return inside.query("select event_id from ledger order by event_id");
  }

  private List<List<Object>> kept() {
    return inside.query(
        "select string_agg(origin order by origin) from (select distinct"
            + " regexp_extract(origin, '([a-z]+).ndjson', 1) as origin from raw_ingest"
            + " where payload is not null or stored is not null)");
  }

  private void assertNothingIsLeft(String token) throws IOException {
    assertEquals(Set.of(), HomeBytes.holding(home, EMAIL));
    assertEquals(Set.of(), HomeBytes.holding(home, token));
    assertEquals(List.of(List.of("without")), kept());
  }

  @Test
  void allTracesGoAndOthersStay() throws IOException {
    String token = token();
    Set<String> before = HomeBytes.holding(home, EMAIL);
    assertTrue(before.contains("warehouse.duckdb"), before.toString());
    assertTrue(before.stream().anyMatch(name -> name.startsWith("raw/")), before.toString());
    assertTrue(before.stream().noneMatch(name -> name.endsWith(".json")), before.toString());
    List<List<Object>> others =
        inside.query(
            "select * from ledger where not contains(cast(attributes as varchar), '"
                + token
                + "') order by event_key");

    JsonNode report =
        titan("erase", "--tenant", "acme", "--person-token", token, "--yes", "--json")
            .ended(0)
            .json()
            .get(0);

    assertNothingIsLeft(token);
    assertEquals(others, inside.query("select * from ledger order by event_key"));
    assertEquals(4, report.get("ledger").asLong(), report.toString());
    assertEquals(1, report.get("dead_letters").asLong());
    assertEquals(5, report.get("raw_objects").asLong());
    assertEquals(1, report.get("raw_files").asLong());
    assertEquals(1197 + 3, report.get("entries_of_others").asLong());
    assertEquals(1, report.get("open_letters_of_others").asLong());
    assertEquals(5, report.get("run_folders").asLong());
    titan("doctor").ended(0);
  }

  @Test
  void theLogHoldsNoToken() throws IOException {
    String token = token();
    titan("erase", "--tenant", "acme", "--person-token", token, "--yes").ended(0);
    String log = Files.readString(home.resolve("erasures.ndjson"));
    assertTrue(log.contains("token_sha256"), log);
    assertFalse(log.contains(token), log);
  }

  @Test
  void aPersonIsFoundByTheirValueToo() throws IOException {
    String token = token();
    Path value =
        Files.writeString(
            folder.resolve("value.txt"), "  " + EMAIL.toUpperCase(Locale.ROOT) + "\n");

    CommandRun run =
        titan("erase", "--tenant=acme", "--person", value.toString(), "--type", "email", "--yes");

    run.ended(0);
    assertNothingIsLeft(token);
    assertFalse(
        (run.out() + run.err()).toLowerCase(Locale.ROOT).contains(EMAIL), run.out() + run.err());
  }

  @Test
  void aDryRunCountsAndChangesNothing() throws IOException {
    List<List<List<Object>>> before = inside.tables();
    String token = token();
    JsonNode told =
        titan("erase", "--tenant=acme", "--person-token", token, "--dry-run", "--json")
            .ended(0)
            .json()
            .get(0);
    assertEquals(5, told.get("raw_objects").asLong());
    assertEquals(before, inside.tables());
    try (Stream<Path> work = Files.list(home.resolve("letters"))) {
      assertEquals(0, work.count());
    }
  }

  @Test
  void oneThatFailsInBetweenIsFinishedByTheNext() throws IOException {
    String token = token();
    RunProbe.listen(
        reached -> {
          if (reached == RunProbe.Point.COMMITTED) {
            throw new IllegalStateException("killed");
          }
        });
    titan("erase", "--tenant=acme", "--person-token", token, "--yes").ended(FAILED);
    assertFalse(HomeBytes.holding(home, EMAIL).isEmpty());
    RunProbe.listen(reached -> {});

    titan("erase", "--tenant=acme", "--person-token", token, "--yes").ended(0);

    assertNothingIsLeft(token);
  }

  @Test
  void whatIsLeftCanBeReplayedAndSaysWhatCannot() throws IOException {
    titan("erase", "--tenant=acme", "--person-token", token(), "--yes").ended(0);
    List<List<Object>> ids = ids();
    List<List<Object>> rollup = inside.rollup();

    JsonNode replay = titan("replay", "--all", "--json").ended(0).json().get(0);

    assertEquals(5, replay.get("raw_objects_without_bytes").asLong());
    assertEquals(1, replay.get("raw_objects").asLong());
    assertEquals(ids, ids());
    assertEquals(rollup, inside.rollup());
    assertEquals(
        List.of(List.of((long) ids.size())),
        inside.query("select sum(entries) from daily_rollup").stream()
            .map(row -> List.<Object>of(Long.parseLong(row.get(0).toString())))
            .toList());
    String letter =
        inside.query("select dead_letter_id from dead_letters").get(0).get(0).toString();
    CommandRun shown = titan("dead-letters", "show", letter).ended(0);
    assertTrue(shown.out().contains("they were erased at"), shown.out());
  }

  @Test
  void deliveredAgainItIsAsIfNew() throws IOException {
    titan("erase", "--tenant=acme", "--person-token", token(), "--yes").ended(0);
    String file = prepared.resolve("small.ndjson").toString();

    JsonNode again =
        titan("ingest", file, "--tenant=acme", "--location=main", "--source=shop", "--json")
            .ended(0)
            .json()
            .get(0);

    assertEquals(1, again.get("written").asLong(), again.toString());
    assertEquals(1, again.get("duplicate").asLong());
    assertEquals(List.of(List.of("small,without")), kept());
    JsonNode replay = titan("replay", "--all", "--json").ended(0).json().get(0);
    assertEquals(0, replay.get("changes").size(), replay.toString());
    titan("doctor").ended(0);
  }

  /** Junk in a field of phone numbers has a token too, which many people share. */
  @Test
  void whatIsNoValueIsNobody() throws IOException {
    Path value = Files.writeString(folder.resolve("value.txt"), "n/a");
    CommandRun refused =
        titan("erase", "--tenant=acme", "--person", value.toString(), "--type=phone", "--yes");
    assertTrue(refused.ended(2).err().contains("no person"), refused.err());
  }

  @Test
  void aTenantWithoutKeyHasNoPersons() {
    CommandRun refused =
        titan("erase", "--tenant=nobody", "--person-token", token(), "--yes").ended(FAILED);
    assertTrue(refused.err().contains("token key"), refused.err());
  }
}
